package org.gridmarket.testkit.energy;

import java.util.List;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.bill.ReadingHash;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;

/** Situations and commands that the witnesses of refusals share. */
final class Witnesses {
    static final Book B0 = Book.of(0);
    static final Interval T1 = Interval.of(1);
    static final Interval T2 = Interval.of(2);
    static final Interval T0 = Interval.of(0);
    static final Round R0 = T0.round();
    static final Round R1 = T1.round();
    static final Round R2 = T2.round();
    static final Book B1 = R1.book();
    static final Book B2 = R2.book();

    /** Key pair of a meter that is registered and has no prosumer. */
    static final int SPARE_METER_KEYS = 150;

    static final MeterId SPARE_METER = new MeterId("meter-spare");

    private Witnesses() {}

    /** Home 1 has offered, home 3 has bid, round 1 is open; nothing is solved. */
    record Offered(MarketOnLedger market, OfferId sell, OfferId buy) {
        Trade trade(long wh) {
            return new Trade(sell, buy, T1, Energy.ofWh(wh));
        }
    }

    static Offered offered() {
        return offered(Founding.market());
    }

    /** What solvers are paid in {@link #paying()}. */
    static final Money REWARD = new Money(7_000);

    /** As {@link #offered()}, in a market that pays its solvers. */
    static Offered paying() {
        MarketCalendar calendar = EnergyExamples.calendar().withSolverReward(REWARD);
        return offered(Founding.market(calendar, EnergyExamples.grid()));
    }

    private static Offered offered(MarketOnLedger market) {
        market.withdraw(1, T1, 500, 0);
        market.withdraw(3, T1, 0, 500);
        market.buyCredit(3, 1_000_000);
        OfferId sell = market.post(1, B0, MarketOnLedger.selling(500, T1));
        OfferId buy = market.post(3, B0, MarketOnLedger.buying(500, T1));
        market.advanceThrough(B0);
        return new Offered(market, sell, buy);
    }

    /** As {@link #offered()}, and 500 Wh are final in interval 1. */
    static MarketOnLedger traded() {
        Offered offered = offered();
        offered.market().solve(Founding.FIRST_SOLVER, R1, offered.trade(500)).orThrow();
        offered.market().advanceThrough(T1);
        return offered.market();
    }

    /** Interval 1 is over, settled by both and swept. */
    static MarketOnLedger swept() {
        MarketOnLedger market = traded();
        retire(market, 1);
        retire(market, 3);
        market.advanceThrough(Interval.of(5));
        market.settleAndSweep(T0);
        market.settleAndSweep(T1);
        return market;
    }

    static void retire(MarketOnLedger market, int home) {
        market.run(EnergyExamples.keyPair(home), new EnergyCommand.Retire(List.of(tag(T1))))
                .orThrow();
    }

    static RetirementTag tag(Interval t) {
        return new RetirementTag(t, Bytes.of(new byte[0]));
    }

    static EnergyCommand.WithdrawAssets withdrawal(Interval t, long productionWh, long consumptionWh) {
        return new EnergyCommand.WithdrawAssets(
                List.of(new AssetAmount(t, Energy.ofWh(productionWh), Energy.ofWh(consumptionWh))));
    }

    static EnergyCommand.ReportReadings reading(Interval t) {
        return new EnergyCommand.ReportReadings(
                List.of(ReadingHash.of(Founding.meter(1), t, NetEnergy.ZERO, Bytes.utf8("salt"))));
    }

    /** A ledger with grid, tariff and meters, and no calendar. */
    static MarketOnLedger unfounded() {
        MarketOnLedger market = new MarketOnLedger(EnergyExamples.calendar());
        Founding.foundRules(market, EnergyExamples.grid());
        return market;
    }

    /** The founded market and one meter more. */
    static MarketOnLedger withSpareMeter() {
        MarketOnLedger market = Founding.market();
        Founding.approve(
                market,
                new ProposedRules("spare", market.round().next().interval(), List.of(spareMeter("f1"))),
                MarketOnLedger.COOPERATIVE_ADMIN);
        return market;
    }

    static RuleChange spareMeter(String feeder) {
        return new RuleChange.RegisterSmartMeter(
                SPARE_METER, EnergyExamples.account(SPARE_METER_KEYS), new FeederId(feeder), Founding.limits(100));
    }

    static MarketCalendar calendar(long realMillis) {
        return new MarketCalendar(EnergyExamples.EPOCH, 15, realMillis, 1, 4, 3, 0, 2, T1, Objective.ENERGY, false);
    }

    /** A proposal that takes effect as soon as it may. */
    static ProposedRules soonest(MarketOnLedger market, RuleChange... changes) {
        return new ProposedRules("soonest", market.calendar().firstChangeable(market.now()), List.of(changes));
    }
}
