package org.gridmarket.testbed.day;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.board.InMemoryBoard;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.draw.SessionDraw;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.mixing.AccountKeySigner;
import org.gridmarket.keys.mixing.MixRuns;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;

/**
 * The boards and the draw keys of a market in memory, under the ledger's own clock. The first board may show some homes another
 * face.
 */
public final class BoardsInMemory {
    private static final int DRAW_KEYS = 2;

    private final Target target;
    private final MarketOnLedger market;
    private final Map<AccountKey, InMemoryBoard> boards = new HashMap<>();
    private final InMemoryBoard otherFace;
    private final AccountKey forking;
    private IntPredicate deceived = home -> false;
    private final Set<DrawKey> silent = new HashSet<>();
    private MarketRules rules = MarketRules.NONE;

    /** One board for each key. */
    public BoardsInMemory(List<AccountKeyPair> keys, Target target, MarketOnLedger market) {
        this.target = target;
        this.market = market;
        keys.forEach(pair -> boards.put(pair.publicKey(), board(pair)));
        this.otherFace = board(keys.getFirst());
        this.forking = keys.getFirst().publicKey();
    }

    private InMemoryBoard board(AccountKeyPair keys) {
        return new InMemoryBoard(
                new AccountKeySigner(keys),
                () -> Instant.ofEpochMilli(market.now().epochMillis()));
    }

    /** The keys that draw. */
    static List<DrawKey> drawKeys() {
        return EnergyExamples.draw(DRAW_KEYS).keys();
    }

    /** From now on the gateway of this key gives no shares. */
    void silence(DrawKey key) {
        silent.add(key);
    }

    /** From now on the first board shows these homes a face of its own. */
    public void fork(IntPredicate homes) {
        deceived = homes;
    }

    private InMemoryBoard seenBy(int home, AccountKey key) {
        return key.equals(forking) && deceived.test(home)
                ? otherFace
                : Objects.requireNonNull(boards.get(key), () -> "there is no board " + key);
    }

    public void observe(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.RuleEffective effective ->
                effective.rules().changes().forEach(change -> {
                    if (change instanceof RuleChange.SetMixing(var terms)) {
                        rules = rules.withMixing(effective.rules().from(), terms);
                    }
                });
            case EnergyEvent.MixOpened(var lock) -> open(lock);
            case EnergyEvent.MixAborted aborted -> {
                if (!aborted.next().abandoned()) {
                    open(aborted.next());
                }
            }
            default -> {
                // no board is needed
            }
        }
    }

    private void open(MixLock lock) {
        var terms = rules.windowFrom(lock.session().window()).orElseThrow().terms();
        MixRun run = MixRuns.of(new LockedRun(target, lock, terms));
        Objects.requireNonNull(boards.get(lock.board()), () -> "there is no board " + lock.board())
                .open(run, new CoinShuffle().admission(run));
        if (lock.board().equals(forking)) {
            otherFace.open(run, new CoinShuffle().admission(run));
        }
    }

    /** Lets the agent of a home read and post once; whether anything moved. */
    public boolean serve(int home, TradingAgent agent) {
        boolean moved = false;
        for (TradingAgent.DrawRequest outgoing : agent.draws(market.now())) {
            agent.drawn(outgoing, shares(outgoing), market.now());
            moved |= !agent.draws(market.now()).contains(outgoing);
        }
        for (TradingAgent.BoardRequest outgoing : agent.boards(market.now())) {
            InMemoryBoard board = seenBy(home, outgoing.board());
            if (outgoing.message().isPresent()) {
                moved |= board.post(outgoing.session(), outgoing.message().get());
                agent.postedOnBoard(outgoing.session(), outgoing.message().get());
            }
            board.tick(outgoing.session());
            List<BoardEntry> news = board.read(outgoing.session(), outgoing.read(), MixLimits.MAX_ENTRIES);
            agent.readBoard(outgoing.session(), news, market.now());
            moved |= !news.isEmpty();
        }
        return moved;
    }

    private List<DrawShare> shares(TradingAgent.DrawRequest outgoing) {
        SessionDraw draw = new SessionDraw(target, outgoing.window(), outgoing.group());
        return IntStream.rangeClosed(1, DRAW_KEYS)
                .mapToObj(EnergyExamples::drawKeys)
                .filter(keys -> !silent.contains(keys.publicKey()))
                .map(keys -> keys.share(draw))
                .toList();
    }
}
