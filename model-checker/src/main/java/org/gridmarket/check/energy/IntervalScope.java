package org.gridmarket.check.energy;

import static org.gridmarket.check.energy.EnergyWorld.byMember;
import static org.gridmarket.check.energy.EnergyWorld.heldByMember;
import static org.gridmarket.check.energy.EnergyWorld.signed;
import static org.gridmarket.check.ledger.Rows.has;
import static org.gridmarket.check.ledger.Rows.hasAny;
import static org.gridmarket.check.ledger.Rows.named;
import static org.gridmarket.check.ledger.Rows.row;

import java.util.List;
import java.util.Map;
import org.gridmarket.check.ledger.Command;
import org.gridmarket.check.ledger.ContractScope;
import org.gridmarket.check.ledger.PortFault;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.operation.StoredValues;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/**
 * One trade from its offers to its sweep: book 0 with a selling and a buying offer for interval 1, the solution of round 1,
 * and all that becomes of it. Moments: within round 0, gate(0), gate(1), and when the settlement window of 1 is over.
 */
final class IntervalScope {
    private static final Interval T0 = Interval.of(0);
    private static final Interval T1 = Interval.of(1);
    private static final Round R0 = T0.round();
    private static final Round R1 = T1.round();
    private static final Book B0 = R0.book();
    private static final Book B1 = R1.book();
    private static final int SELLER = 1;
    private static final int BUYER = 3;
    private static final int SELL = 901;
    private static final int BUY = 902;
    private static final int SOLVE = 903;
    private static final long WH = 100;
    private static final int BEGUN = 3; // gate(1) is an interval before interval 1 begins
    private static final int ALL_ROWS = 1_000;
    private static final LedgerTime LONG_AGO = new LedgerTime(0);
    private static final StoredValues.FinalInterval NOTHING =
            new StoredValues.FinalInterval(LONG_AGO, FinalSource.NOTHING, 0, EnergySum.ZERO, Money.ZERO);

    private IntervalScope() {}

    static ContractScope scope() {
        MarketOnLedger market = EnergyWorld.founded();
        market.withdraw(SELLER, T1, WH, 0);
        market.withdraw(BUYER, T1, 0, WH);
        market.buyCredit(BUYER, 1_000_000);
        MarketCalendar calendar = market.calendar();
        return new ContractScope(
                "energy-interval",
                EnergyWorld.rows(market),
                EnergyExamples.TARGET,
                List.of(
                        market.now(),
                        calendar.gate(R0),
                        calendar.gate(R1),
                        calendar.end(T1).plusMillis((calendar.settlementWindow() + 1) * calendar.realIntervalMillis())),
                commands(),
                Map.ofEntries(
                        named("sealed(0)", has("sealed", R0)),
                        named("sealed(1)", has("sealed", R1)),
                        named("offered(sell)", has("offer", B0, page(SELLER, SELL))),
                        named("candidate(1)", has("candidate", R1)),
                        named("final(0)", has("final", T0)),
                        named("final(1)", has("final", T1)),
                        named("begun(1)", state -> state.moment() >= BEGUN),
                        named("traded(1)", hasAny("trade", T1)),
                        named("claimed(sell)", has("claimed", T1, page(SELLER, SELL))),
                        named("claimed(buy)", has("claimed", T1, page(BUYER, BUY))),
                        named("settled(0)", has("settled", T0)),
                        named("settled(1)", has("settled", T1)),
                        named(
                                "swept(1)",
                                row(
                                        StoredValues.SweptUpTo.class,
                                        upTo -> !upTo.last().isBefore(T1),
                                        "swept"))),
                List.of(
                        new PortFault.Unwatched("sealed"),
                        new PortFault.Unread("sealed"),
                        new PortFault.Unwritten("sealed"),
                        new PortFault.Unread("trade"),
                        new PortFault.Unread("candidate"),
                        new PortFault.Unwritten("candidate"),
                        new PortFault.Unread("final"),
                        new PortFault.Unwritten("final"),
                        new PortFault.Unread("settled"),
                        new PortFault.Unwritten("settled"),
                        new PortFault.Unwritten("claimed"),
                        new PortFault.Unwritten("trade"),
                        new PortFault.Unread(Keys.of("final", T1)),
                        new PortFault.Backdated("energy:finalise", calendar.gate(R1)),
                        new PortFault.Planted(Keys.of("sealed", R0), RecordCodec.text(new StoredValues.Seal(LONG_AGO))),
                        new PortFault.Planted(Keys.of("sealed", R1), RecordCodec.text(new StoredValues.Seal(LONG_AGO))),
                        new PortFault.Planted(Keys.of("final", T0), RecordCodec.text(NOTHING)),
                        new PortFault.Planted(
                                Keys.of("settled", T1),
                                RecordCodec.text(new StoredValues.SettledInterval(EnergySum.ZERO, Money.ZERO))),
                        new PortFault.Planted(
                                Keys.of("settled", T0),
                                RecordCodec.text(new StoredValues.SettledInterval(EnergySum.ZERO, Money.ZERO)))));
    }

    private static List<Command> commands() {
        Trade trade =
                new Trade(new OfferId(page(SELLER, SELL), 0), new OfferId(page(BUYER, BUY), 0), T1, Energy.ofWh(WH));
        return List.of(
                signed(
                        "post(sell)",
                        EnergyExamples.keyPair(SELLER),
                        SELL,
                        B1,
                        new EnergyCommand.PostOffers(B0, List.of(MarketOnLedger.selling(WH, T1)))),
                signed(
                        "post(buy)",
                        EnergyExamples.keyPair(BUYER),
                        BUY,
                        B1,
                        new EnergyCommand.PostOffers(B0, List.of(MarketOnLedger.buying(WH, T1)))),
                signed(
                        "solve(1)",
                        EnergyExamples.keyPair(Founding.FIRST_SOLVER),
                        SOLVE,
                        B1.next(),
                        new EnergyCommand.PostSolution(Solution.of(R1, List.of(trade)))),
                byMember("close(0)", MarketOnLedger.DSO, new EnergyCommand.CloseRound(R0)),
                byMember("close(1)", MarketOnLedger.DSO, new EnergyCommand.CloseRound(R1)),
                byMember("finalise(0)", MarketOnLedger.DSO, new EnergyCommand.Finalise(T0)),
                heldByMember("finalise(1)", MarketOnLedger.DSO, new EnergyCommand.Finalise(T1)),
                claim("claim(sell)", SELLER, 904),
                claim("claim(buy)", BUYER, 905),
                byMember("settle(0)", MarketOnLedger.COOPERATIVE, new EnergyCommand.Settle(T0)),
                byMember("settle(1)", MarketOnLedger.COOPERATIVE, new EnergyCommand.Settle(T1)),
                byMember("sweep(0)", MarketOnLedger.COOPERATIVE, new EnergyCommand.Sweep(T0, ALL_ROWS)),
                byMember("sweep(1)", MarketOnLedger.COOPERATIVE, new EnergyCommand.Sweep(T1, ALL_ROWS)));
    }

    /** Late in the day, hence a late last book. */
    private static Command claim(String label, int home, int operation) {
        return signed(
                label,
                EnergyExamples.keyPair(home),
                operation,
                Book.of(3),
                new EnergyCommand.Claim(EnergyExamples.account(home), IntervalSet.of(List.of(T1))));
    }

    private static PageId page(int home, int operation) {
        return PageId.of(EnergyExamples.account(home), EnergyExamples.operation(operation), B1);
    }
}
