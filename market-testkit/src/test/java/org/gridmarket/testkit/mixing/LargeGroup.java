package org.gridmarket.testkit.mixing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.draw.SessionDraw;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixBundle;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;

/**
 * Homes of one group with so many bundles that a session takes thirteen of them: the mix of fourteen is drawn, by three
 * keys that all wait 10 s for each other.
 */
final class LargeGroup {
    static final int ONE_SESSION = 13;
    static final int TWO_SESSIONS = 14;
    static final int KEYS = 3;
    static final long WAIT_MILLIS = 10_000;
    static final SessionDraw DRAW = new SessionDraw(EnergyExamples.TARGET, MixingMarket.WINDOW, MixingMarket.GROUP);
    static final MixingTerms TERMS = new MixingTerms(
            4,
            2,
            96,
            List.of(new MixCircle(new CircleId("all"), Energy.ofWh(50), new Money(1_000), Energy.ofWh(50))),
            3,
            EnergyExamples.price(10),
            MixingMarket.TERMS.times(),
            MixingMarket.TERMS.boards(),
            EnergyExamples.draw(KEYS));
    static final MixWindow MIX = new MixWindow(MixingMarket.WINDOW, TERMS);

    private final MarketOnLedger market;

    private LargeGroup(MarketOnLedger market) {
        this.market = market;
    }

    /** So many homes have joined; the join book is sealed so long after its gate, and the clock stands there. */
    static LargeGroup joined(int homes, long lateMillis) {
        MarketOnLedger market = MixingMarket.founded(
                        MixingMarket.plan(Collections.nCopies(7, MixingMarket.GROUP)), TERMS)
                .market();
        for (int home = 1; home <= homes; home++) {
            supply(market, home);
            market.run(EnergyExamples.keyPair(home), new EnergyCommand.JoinMix(MixingMarket.WINDOW))
                    .orThrow();
        }
        market.advanceThrough(MIX.joinBook().previous());
        market.goTo(market.calendar().gate(MIX.joinBook()).plusMillis(lateMillis));
        market.close(MIX.joinBook().round());
        return new LargeGroup(market);
    }

    static LargeGroup joined() {
        return joined(TWO_SESSIONS, 0);
    }

    private static void supply(MarketOnLedger market, int home) {
        MixBundle bundle = MIX.bundle(TERMS.circles().getFirst());
        Energy each = bundle.energyOf(TERMS.bundles());
        List<AssetAmount> amounts = new ArrayList<>();
        for (Interval t : bundle.intervals()) {
            amounts.add(new AssetAmount(t, each, each));
        }
        market.run(EnergyExamples.keyPair(home), new EnergyCommand.WithdrawAssets(amounts))
                .orThrow();
        market.buyCredit(home, bundle.creditOf(TERMS.bundles()).micro());
    }

    MarketOnLedger market() {
        return market;
    }

    /** So long goes by. */
    LargeGroup after(long millis) {
        market.goTo(market.now().plusMillis(millis));
        return this;
    }

    /** Of the keys 1..{@value #KEYS}. */
    static DrawShare share(int key) {
        return EnergyExamples.drawKeys(key).share(DRAW);
    }

    static List<DrawShare> shares(int... keys) {
        List<DrawShare> shares = new ArrayList<>();
        for (int key : keys) {
            shares.add(share(key));
        }
        return shares;
    }

    EnergyCommand.OpenMix opening(List<DrawShare> shares) {
        return new EnergyCommand.OpenMix(DRAW.window(), DRAW.group(), shares);
    }

    Decision<Receipt> open(List<DrawShare> shares) {
        return market.run(EnergyExamples.keyPair(1), opening(shares));
    }

    Decision<Receipt> post(List<DrawShare> shares) {
        return market.run(
                EnergyExamples.keyPair(2), new EnergyCommand.PostDrawShares(DRAW.window(), DRAW.group(), shares));
    }

    /** Who mixes with whom, by the events. */
    List<List<AccountKey>> sessions() {
        return events(EnergyEvent.MixOpened.class)
                .map(opened -> opened.lock().participants())
                .toList();
    }

    /** What was told of the draw. */
    EnergyEvent.MixDrawn drawn() {
        return events(EnergyEvent.MixDrawn.class)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    <E extends EnergyEvent> Stream<E> events(Class<E> kind) {
        return market.events().stream().filter(kind::isInstance).map(kind::cast);
    }
}
