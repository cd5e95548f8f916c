package org.gridmarket.testbed.day;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.mixing.AccountKeySigner;
import org.gridmarket.keys.mixing.MixRuns;
import org.gridmarket.testbed.household.TradingAgent;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** The board and the draw keys of a market in memory, under the ledger's own clock. */
final class BoardsInMemory {
    private static final int DRAW_KEYS = 2;

    private final Target target;
    private final MarketOnLedger market;
    private final InMemoryBoard board;
    private final Set<DrawKey> silent = new HashSet<>();
    private MarketRules rules = MarketRules.NONE;

    BoardsInMemory(AccountKeyPair keys, Target target, MarketOnLedger market) {
        this.target = target;
        this.market = market;
        this.board = new InMemoryBoard(
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

    void observe(EnergyEvent event) {
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
        board.open(run, new CoinShuffle().admission(run));
    }

    /** Lets an agent read and post once; whether anything moved. */
    boolean serve(TradingAgent agent) {
        boolean moved = false;
        for (TradingAgent.DrawErrand errand : agent.draws(market.now())) {
            agent.drawn(errand, shares(errand), market.now());
            moved |= !agent.draws(market.now()).contains(errand);
        }
        for (TradingAgent.BoardErrand errand : agent.boards(market.now())) {
            if (errand.message().isPresent()) {
                moved |= board.post(errand.session(), errand.message().get());
                agent.postedOnBoard(errand.session(), errand.message().get());
            }
            board.tick(errand.session());
            List<BoardEntry> news = board.read(errand.session(), errand.read(), MixLimits.MAX_ENTRIES);
            agent.readBoard(errand.session(), news, market.now());
            moved |= !news.isEmpty();
        }
        return moved;
    }

    private List<DrawShare> shares(TradingAgent.DrawErrand errand) {
        SessionDraw draw = new SessionDraw(target, errand.window(), errand.group());
        return IntStream.rangeClosed(1, DRAW_KEYS)
                .mapToObj(EnergyExamples::drawKeys)
                .filter(keys -> !silent.contains(keys.publicKey()))
                .map(keys -> keys.share(draw))
                .toList();
    }
}
