package org.gridmarket.coinshuffle.board;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountSigner;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.SessionId;

/** A board in memory, for one process and for gateways that keep no history of boards. Thread-safe. */
public final class InMemoryBoard implements BulletinBoard {
    private final AccountSigner signer;
    private final InstantSource time;
    private final Map<SessionId, Chain> chains = new HashMap<>();

    public InMemoryBoard(AccountSigner signer, InstantSource time) {
        this.signer = signer;
        this.time = time;
    }

    /** Makes room for a run. Throws IllegalArgumentException when its terms name another board's key. */
    public synchronized void open(MixRun run, BoardAdmission admission) {
        if (!run.terms().board().equals(signer.key())) {
            throw new IllegalArgumentException(
                    run + " names the board " + run.terms().board() + ", this is " + signer.key());
        }
        chains.putIfAbsent(run.session(), new Chain(run, admission));
    }

    /** Forgets a run that is over. */
    public synchronized void close(SessionId session) {
        chains.remove(session);
    }

    @Override
    public synchronized boolean post(SessionId session, Octets message) {
        var chain = chains.get(session);
        return chain != null
                && message.length() > 0
                && message.length() <= MixLimits.MAX_MESSAGE_OCTETS
                && chain.entries.size() < MixLimits.MAX_ENTRIES
                && chain.admission.admits(message)
                && chain.append(message, now());
    }

    @Override
    public synchronized List<BoardEntry> read(SessionId session, long behind, int atMost) {
        var chain = chains.get(session);
        if (chain == null || behind < 0 || behind >= chain.entries.size()) {
            return List.of();
        }
        var end = Math.min(chain.entries.size(), behind + Math.max(0, atMost));
        return List.copyOf(chain.entries.subList((int) behind, (int) end));
    }

    @Override
    public synchronized void tick(SessionId session) {
        var chain = chains.get(session);
        if (chain != null && now().isAfter(chain.lastStamp()) && chain.entries.size() < MixLimits.MAX_ENTRIES) {
            chain.append(Octets.EMPTY, now());
        }
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private final class Chain {
        private final MixRun run;
        private final BoardAdmission admission;
        private final List<BoardEntry> entries = new ArrayList<>();

        private Chain(MixRun run, BoardAdmission admission) {
            this.run = run;
            this.admission = admission;
        }

        private Instant lastStamp() {
            return entries.isEmpty()
                    ? run.openedAt()
                    : entries.get(entries.size() - 1).stamp();
        }

        private boolean append(Octets content, Instant now) {
            var previous = entries.isEmpty()
                    ? BoardEntry.genesis(run.session())
                    : entries.get(entries.size() - 1).head();
            var stamp = now.isBefore(lastStamp()) ? lastStamp() : now; // a clock that is set back must not break us
            entries.add(BoardEntry.next(run.session(), entries.size() + 1L, previous, stamp, content, signer));
            return true;
        }
    }
}
