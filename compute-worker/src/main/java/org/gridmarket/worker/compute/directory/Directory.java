package org.gridmarket.worker.compute.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.gridmarket.client.Wallet;
import org.gridmarket.kernel.compute.match.Case;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Intent;
import org.gridmarket.worker.compute.role.MatchReplica;
import org.gridmarket.worker.compute.role.NoteKeeping;
import org.gridmarket.worker.compute.role.Role;
import org.gridmarket.worker.compute.role.Work;

/** What a directory knows: its notes, its matches, what lies with it and until when. Who may have what: {@link DirectoryDesk}. */
public final class Directory implements Role {
    private final MatchReplica matches;
    private final Wallet wallet;
    private final NoteKeeping notes;
    private final Map<String, Fact.Stored> stored = new LinkedHashMap<>();
    private final Map<String, Fact.Held> held = new LinkedHashMap<>();
    private final Map<String, List<Fact.Deposited>> deposited = new LinkedHashMap<>();
    private final SequencedMap<OfferId, Long> promises = new LinkedHashMap<>();
    private final Map<AccountKey, Usage> usage = new HashMap<>();

    /** What one account has here. */
    record Usage(int objects, long bytes) {
        static final Usage NONE = new Usage(0, 0);

        Usage plus(Fact.Stored object, int sign) {
            return new Usage(objects + sign, bytes + sign * object.size().count());
        }
    }

    /**
     * @param count how many notes it keeps, each for one match at a time
     * @param note what each says, from now on
     */
    public Directory(AccountKey account, int count, Function<LedgerTime, NoteOffer> note) {
        this.matches = new MatchReplica(match -> match.directory().equals(account));
        this.wallet = new Wallet(account);
        this.notes = new NoteKeeping(account, count, note, wallet);
    }

    @Override
    public void hear(Record event) {
        switch (event) {
            case ComputeEvent told -> {
                notes.hear(told);
                matches.hear(told);
            }
            case PurseEvent told -> wallet.hear(told);
            default -> {
                // of other contracts
            }
        }
    }

    @Override
    public void learn(Fact fact) {
        switch (fact) {
            case Fact.Stored object -> {
                if (stored.putIfAbsent(object.subject(), object) == null) {
                    usage.merge(object.owner(), Usage.NONE.plus(object, 1), (before, one) -> before.plus(object, 1));
                }
            }
            case Fact.Held hold -> {
                held.merge(hold.subject(), hold, Directory::later); // each word stands until it is over
                promises.merge(hold.note(), 1L, Long::sum);
            }
            case Fact.Deposited result -> {
                List<Fact.Deposited> known = deposited.computeIfAbsent(result.subject(), match -> new ArrayList<>());
                if (!known.contains(result)) {
                    known.add(result);
                }
            }
            case Fact.Over(var subject) -> forget(subject);
            default -> {
                // another role's
            }
        }
    }

    private static Fact.Held later(Fact.Held one, Fact.Held other) {
        return other.until().isBefore(one.until()) ? one : other;
    }

    private void forget(String subject) {
        held.remove(subject);
        deposited.remove(subject);
        Fact.Stored object = stored.remove(subject);
        if (object != null) {
            usage.computeIfPresent(object.owner(), (who, before) -> before.plus(object, -1));
        }
    }

    /** The ledger is told of results by those who have them; a directory only stakes. */
    @Override
    public List<Intent> wants(LedgerTime now) {
        return notes.wants(now);
    }

    @Override
    public List<Work> work(LedgerTime now) {
        return List.of();
    }

    // ---- for the desk

    Usage usage(AccountKey account) {
        return usage.getOrDefault(account, Usage.NONE);
    }

    Optional<Fact.Stored> stored(Bytes object) {
        return Optional.ofNullable(stored.get(Fact.Stored.subject(object)));
    }

    /** What has been brought for a match: a provider may have brought several before it commits to one. */
    List<Fact.Deposited> deposited(MatchId match) {
        return List.copyOf(deposited.getOrDefault(Fact.Deposited.subject(match), List.of()));
    }

    Optional<Match> match(MatchId match) {
        return matches.find(match);
    }

    /** The note of its that it has promised the least often, of those that are free if there are any. */
    Optional<OfferId> leastPromised() {
        return notes.all().stream()
                .min(Comparator.comparing((OfferId note) -> promises.getOrDefault(note, 0L))
                        .thenComparing(OfferId::id));
    }

    /** Manifests of open matches that this account has to run now. */
    List<Bytes> manifestsToRun(AccountKey account) {
        return matches.all().stream()
                .filter(match -> match.provider().equals(account) || isCaseOf(match, account))
                .map(match -> match.job().offer().inputs().manifest())
                .toList();
    }

    private static boolean isCaseOf(Match match, AccountKey account) {
        return match.cases().stream().map(Case::mediator).anyMatch(account::equals)
                && match.status() != MatchStatus.MATCHED
                && match.status() != MatchStatus.COMMITTED;
    }

    /** Matches whose delivery this object is. */
    List<Match> matchesDelivering(Bytes object) {
        return matches.all().stream()
                .filter(match ->
                        match.result() != null && match.committed().delivery().equals(object))
                .toList();
    }

    boolean isDeliveredTo(Bytes object, AccountKey account) {
        return deposits().stream()
                .anyMatch(result ->
                        result.delivery().equals(object) && result.creator().equals(account));
    }

    List<Fact.Held> holds() {
        return List.copyOf(held.values());
    }

    List<Fact.Deposited> deposits() {
        return deposited.values().stream().flatMap(List::stream).toList();
    }

    List<Fact.Stored> all() {
        return List.copyOf(stored.values());
    }

    /** What it knows of its matches, each as it stands on the ledger. */
    public List<Match> matches() {
        return matches.all();
    }
}
