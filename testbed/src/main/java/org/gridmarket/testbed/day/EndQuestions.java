package org.gridmarket.testbed.day;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Questions after a run, to peers that may be away just then: each is asked again for a while, and who stays silent is noted
 * and loses nothing else. Local to one caller; not thread-safe.
 */
public final class EndQuestions {
    /** An outage that the market bears is shorter than this. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long PAUSE_MILLIS = 250;
    private static final int DIGEST_TRIES = 40;

    private final Consortium consortium;
    private final Duration patience;
    private final Set<String> absent = new LinkedHashSet<>();

    /** @param patience how long a question is asked again while nobody answers */
    public EndQuestions(Consortium consortium, Duration patience) {
        this.consortium = consortium;
        this.patience = patience;
    }

    /** Who has not answered, and why, in the order of the questions. */
    public List<String> absent() {
        return List.copyOf(absent);
    }

    /** Asks until there is an answer or the patience ends. */
    <T> Optional<T> ask(String whom, Supplier<T> question) throws InterruptedException {
        long latest = System.nanoTime() + patience.toNanos();
        String reason;
        do {
            try {
                return Optional.of(question.get());
            } catch (PeerSilentException | PartFailedException silent) {
                reason = String.valueOf(silent.getMessage());
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS); // nothing tells when a peer is back
            }
        } while (System.nanoTime() < latest);
        absent.add(whom + " (" + reason + ")");
        return Optional.empty();
    }

    /** Whether peers hold the same state of the energy market; null where some did not answer and the others are alike. */
    @Nullable Boolean peersAgree() throws InterruptedException {
        return peersAgree(peer -> consortium.ask(peer, new EnergyQuery.ReadStateDigest()));
    }

    /**
     * Whether the peers hold the same state of a market. It goes on while they are asked, so those that answer are asked until
     * no block came between; state that differs stays different.
     *
     * @param digest what the peer of an organisation says its state is
     * @return null where some did not answer and the others do not differ
     */
    public @Nullable Boolean peersAgree(Function<Organisation, String> digest) throws InterruptedException {
        Map<Organisation, String> digests = new LinkedHashMap<>();
        for (Organisation peer : consortium.peers()) {
            ask(peer, digest).ifPresent(found -> digests.put(peer, found));
        }
        boolean all = digests.size() == consortium.peers().size();
        for (int i = 0; i < DIGEST_TRIES && digests.size() > 1; i++) {
            if (new HashSet<>(digests.values()).size() == 1) {
                return all ? Boolean.TRUE : null;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            for (Organisation peer : List.copyOf(digests.keySet())) {
                ask(peer, digest).ifPresentOrElse(found -> digests.put(peer, found), () -> digests.remove(peer));
            }
            all &= digests.size() == consortium.peers().size();
        }
        if (digests.size() > 1) {
            return false;
        }
        boolean allTheSame = all && !digests.isEmpty();
        return allTheSame ? Boolean.TRUE : null;
    }

    private Optional<String> ask(Organisation peer, Function<Organisation, String> digest) throws InterruptedException {
        return ask("the peer of " + peer, () -> digest.apply(peer));
    }
}
