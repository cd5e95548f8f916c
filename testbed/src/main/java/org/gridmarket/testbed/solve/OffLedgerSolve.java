package org.gridmarket.testbed.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.energy.Match;
import org.gridmarket.solver.energy.MatchOutcome;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.testbed.microgrid.Admission;
import org.gridmarket.testbed.microgrid.Microgrid;

/** Matches a microgrid off the ledger: all intervals at once, or round by round with a receding horizon. */
public final class OffLedgerSolve {
    private final OffLedgerMarket market;
    private final SolveSettings settings;
    private final BiConsumer<Interval, Interval> progress;

    /** @param progress told which interval of which last one is being solved */
    public OffLedgerSolve(Microgrid microgrid, SolveSettings settings, BiConsumer<Interval, Interval> progress) {
        this.market = new OffLedgerMarket(microgrid, settings);
        this.settings = settings;
        this.progress = progress;
    }

    /** What of the rows is offered, known before anything is solved. */
    public Admission admission() {
        return market.admission();
    }

    public SolveResult run() {
        MatcherChoice.prepare();
        if (settings.lookAhead().isPresent()) {
            return recedingHorizon(settings.lookAhead().getAsInt());
        }
        Match match = match(market.wholeDay());
        return SolveResult.of(market, match, mostEnergy(match));
    }

    /** What no solution exceeds: as the match proves it, or proved apart where its matcher or objective did not. */
    private EnergySum mostEnergy(Match match) {
        return match.bound()
                .filter(bound -> bound.energyWh() <= EnergySum.MAX_WH)
                .or(() -> exact(Objective.ENERGY).bound())
                .map(bound -> EnergySum.ofWh(bound.energyWh()))
                .orElseThrow();
    }

    private Match exact(Objective objective) {
        return new MatcherChoice()
                .match(market.wholeDay(objective), SolveBudget.UNHURRIED)
                .orThrow();
    }

    /** (2.15): in each round the window ahead is solved and its first interval becomes final, (2.9), (2.10). */
    private SolveResult recedingHorizon(int lookAhead) {
        List<PricedTrade> finals = new ArrayList<>();
        SolveEffort effort = SolveEffort.NONE;
        ObjectiveValue value = ObjectiveValue.NOTHING;
        String matcher = settings.matcher().name();
        for (Interval t = market.first(); !t.isAfter(market.last()); t = t.next()) {
            progress.accept(t, market.last());
            Interval last = t.plus(Math.min(lookAhead, market.last().index() - t.index()));
            RoundInstance instance = market.round(t.round(), last, finals);
            Match match = match(instance);
            List<PricedTrade> done = match.verified().tradesOf(t);
            finals.addAll(done);
            value = plus(value, done, instance);
            effort = effort.plus(match.statistics());
            matcher = match.matcher();
        }
        Match wholeDay = exact(settings.objective());
        return SolveResult.ofRounds(market, matcher, finals, value, effort, wholeDay, mostEnergy(wholeDay));
    }

    private static ObjectiveValue plus(ObjectiveValue before, List<PricedTrade> trades, RoundInstance instance) {
        long energy = before.energyWh();
        long welfare = before.welfareMicro();
        for (PricedTrade trade : trades) {
            var terms = instance.termsAt(trade.t()).orElseThrow();
            var sell = instance.offer(trade.sell()).orElseThrow();
            var buy = instance.offer(trade.buy()).orElseThrow();
            energy += trade.energy().wh();
            welfare += trade.energy().wh() * terms.welfarePerWh(sell, buy);
        }
        return new ObjectiveValue(energy, welfare);
    }

    private Match match(RoundInstance instance) {
        return switch (settings.matcher().match(instance, SolveBudget.UNHURRIED)) {
            case MatchOutcome.Solved(Match match) -> match;
            case MatchOutcome.Unsuitable(String why) ->
                throw new UnsuitableMatcherException("matcher "
                        + settings.matcher().name() + " cannot solve this: " + why + "; choose " + MatcherChoice.NAME);
            case MatchOutcome.OutOfTime() ->
                throw new UnsuitableMatcherException(
                        "matcher " + settings.matcher().name() + " did not end within " + SolveBudget.UNHURRIED.time());
        };
    }
}
