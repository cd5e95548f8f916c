package org.gridmarket.testbed.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.SealedInstance;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.testbed.day.Consortium;
import org.gridmarket.testbed.day.DayPlan;

/** The rounds of the ledger's bench: sealing, solving against the sealed instance, and claiming what has become final. */
final class SettlementBench {
    private static final Energy ONE = Energy.ofWh(1);

    /** Time for all accounts to withdraw and post before the book that they name is sealed. */
    private static final int INTERVALS_AHEAD = 6;

    private final Consortium consortium;
    private final BenchMarket market;
    private final MarketCalendar calendar;
    private final List<ScenarioRow.TimedAnswer> seals = new ArrayList<>();
    private long sealingMillis;
    private Round closed;

    SettlementBench(Consortium consortium, BenchMarket market, MarketCalendar calendar) {
        this.consortium = consortium;
        this.market = market;
        this.calendar = calendar;
        this.closed = calendar.firstRound().previous();
    }

    /** Closes and finalises every round whose gate has passed; the next one can be solved. */
    Round closeAll() {
        while (System.currentTimeMillis() >= calendar.gate(closed.next()).epochMillis()) {
            closed = closed.next();
            long begun = System.nanoTime();
            String result = consortium.submit(Organisation.DSO, false, new EnergyCommand.CloseAndFinalise(closed));
            long millis = (System.nanoTime() - begun) / 1_000_000;
            sealingMillis += millis;
            seals.add(new ScenarioRow.TimedAnswer(new Answer.Committed(result, false), millis));
        }
        return closed.next();
    }

    /** Solves a round from the ledger's own answer, and posts. */
    ScenarioRow solve(Round round, Signer solver) throws InterruptedException {
        SealedInstance sealed = RecordCodec.of(SealedInstance.class)
                .read(consortium.ask(consortium.peers().getFirst(), new EnergyQuery.ReadInstance(round)));
        var solution = new MatcherChoice()
                .match(sealed.open(), SolveBudget.UNHURRIED)
                .orThrow()
                .solution();
        return market.run(
                "solution",
                List.of(solver),
                1,
                (client, number, now) -> number == 0 ? new EnergyCommand.PostSolution(solution) : null);
    }

    void sleepUntilGateOf(Round round) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.max(0, calendar.gate(round).epochMillis() - System.currentTimeMillis()));
    }

    /** All accounts trade with each other in one interval, and then each claims it. */
    ScenarioRow claims(List<Signer> accounts, Signer solver) throws InterruptedException {
        Interval t = market.round().interval().plus(INTERVALS_AHEAD);
        market.run("withdraw", accounts, 1, (client, number, now) -> switch (number) {
            case 0 -> new EnergyCommand.WithdrawAssets(List.of(new AssetAmount(t, ONE, ONE)));
            case 1 -> new EnergyCommand.PostOffers(now.next().book(), List.of(offer(client, t)));
            default -> null;
        });
        Round own = t.round();
        sleepUntilGateOf(own.previous());
        while (closeAll().isBefore(own)) {
            sleepUntilGateOf(closed.next());
        }
        solve(own, solver);
        sleepUntilGateOf(own);
        closeAll();
        return market.run(
                "claims",
                accounts,
                0,
                (client, number, now) -> number == 0
                        ? new EnergyCommand.Claim(accounts.get(client).key(), IntervalSet.of(t))
                        : null);
    }

    /** Even clients sell, odd ones buy. */
    private static Offer offer(int client, Interval t) {
        Side side = client % 2 == 0 ? Side.SELL : Side.BUY;
        UnitPrice price = side == Side.SELL ? DayPlan.TARIFF.bandLow() : DayPlan.TARIFF.bandHigh();
        return new Offer(side, ONE, IntervalSet.of(t), price);
    }

    /** What closing and finalising took, one after the other. */
    ScenarioRow seals() {
        return new ScenarioRow("close_and_finalise", 1, 0, seals, sealingMillis);
    }
}
