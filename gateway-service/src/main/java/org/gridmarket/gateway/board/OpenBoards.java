package org.gridmarket.gateway.board;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.gridmarket.coinshuffle.MixProtocol;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.board.InMemoryBoard;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.SessionId;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.mixing.AccountKeySigner;
import org.gridmarket.keys.mixing.MixRuns;
import org.jspecify.annotations.Nullable;

/**
 * The boards of the runs that the ledger has locked onto this gateway's key, opened and closed by the public events. They
 * live in memory: a gateway that restarts has lost them, its participants see a broken chain, and the ledger gives them
 * their bundles back or the run goes on over the ledger. Safe to use from any thread.
 */
public final class OpenBoards implements Follower<EnergyEvent> {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final Target target;
    private final LiveMarket market;
    private final Optional<AccountKey> key;
    private final @Nullable InMemoryBoard board;
    private final GatewayLimits limits;
    private final MixProtocol protocol = new CoinShuffle();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<MixSession, SessionId> open = new LinkedHashMap<>();

    public OpenBoards(
            Target target, LiveMarket market, Optional<AccountKeyPair> keys, GatewayLimits limits, Clock clock) {
        this.target = target;
        this.market = market;
        this.key = keys.map(AccountKeyPair::publicKey);
        this.board = keys.map(pair -> new InMemoryBoard(new AccountKeySigner(pair), clock))
                .orElse(null);
        this.limits = limits;
    }

    /** Whose signature stands under the entries; empty when this gateway keeps no boards. */
    public Optional<AccountKey> key() {
        return key;
    }

    @Override
    public void follow(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.MixOpened(var lock) -> begin(lock);
            case EnergyEvent.MixAborted aborted -> {
                end(aborted.session());
                if (!aborted.next().abandoned()) {
                    begin(aborted.next());
                }
            }
            case EnergyEvent.MixCommitted done -> end(done.session());
            case EnergyEvent.RoundClosed closed -> endAllBefore(closed.round().book());
            default -> {
                // no run begins or ends
            }
        }
    }

    private void begin(MixLock begun) {
        Optional<MixingTerms> terms =
                market.rules().windowFrom(begun.session().window()).map(MixWindow::terms);
        if (board == null || !key.equals(Optional.of(begun.board())) || terms.isEmpty()) {
            return;
        }
        MixRun run = MixRuns.of(new LockedRun(target, begun, terms.get()));
        lock.lock();
        try {
            if (open.size() >= limits.boardRuns()) {
                end(open.keySet().iterator().next()); // the oldest; its participants go to the ledger
            }
            board.open(run, new SizedAdmission(protocol.admission(run), run, limits.boardSpareBytes()));
            open.put(begun.session(), run.session());
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(MixSession session) {
        lock.lock();
        try {
            SessionId run = open.remove(session);
            if (run != null && board != null) {
                board.close(run);
            }
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Once the last book of mixing is sealed, nothing can be committed. */
    private void endAllBefore(Book sealed) {
        lock.lock();
        try {
            open.keySet().stream()
                    .filter(session -> !sealed.isBefore(MixWindow.lastBook(session.window())))
                    .toList()
                    .forEach(this::end);
        } finally {
            lock.unlock();
        }
    }

    /** How many runs have their board here. */
    public int runs() {
        lock.lock();
        try {
            return open.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the message now stands on the board. */
    public boolean post(SessionId session, Octets message) {
        boolean stands = board != null && board.post(session, message);
        if (stands) {
            lock.lock();
            try {
                news.signalAll();
            } finally {
                lock.unlock();
            }
        }
        return stands;
    }

    /**
     * Entries behind a number, at most {@link GatewayLimits#boardEntriesPerRead}; waits for the first one so long, within
     * the limit. Who waits makes the board tell the time, so that deadlines pass.
     */
    public List<BoardEntry> read(SessionId session, long behind, Duration patience) throws InterruptedException {
        if (board == null) {
            return List.of();
        }
        Duration wait = patience.compareTo(limits.boardWait()) < 0 ? patience : limits.boardWait();
        long left = wait.toNanos();
        lock.lock();
        try {
            while (true) {
                board.tick(session);
                List<BoardEntry> entries = board.read(session, behind, limits.boardEntriesPerRead());
                if (!entries.isEmpty() || left <= 0) {
                    return entries;
                }
                long slice = Math.min(left, TICK.toNanos());
                left -= slice - news.awaitNanos(slice);
            }
        } finally {
            lock.unlock();
        }
    }
}
