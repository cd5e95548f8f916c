package org.gridmarket.kernel.energy.operation;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.IntervalFacts;
import org.gridmarket.kernel.energy.calendar.IntervalLifeCycle;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.operation.Portion;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;

/**
 * Deletes what is over with a settled interval, in order of intervals, so that each row has one moment to go: trades H
 * intervals later, books one more, solutions T_h rounds later, operation ids after their last book. A portion fits a block
 * however much there is, and nobody's money waits for it. Seals and sums never go; history stays in the blocks.
 */
final class Sweeping {
    private static final String SOURCE = "energy-market, sweep; docs/adr/0014";

    /** Deleting a row reads it, so it counts by its size: a part of a solution or a message of a mix may have megabytes. */
    private static final int LARGE = 500;

    /** A page of offers may have 400 kB, cancellations a tenth of that. */
    private static final int PAGE = 10;

    private static final int CANCELLATIONS = 2;

    static final RuleBook<Portion.Asked> SWEEP = Portion.book("energy:sweep", SOURCE);

    private Sweeping() {}

    static Decision<Receipt> run(
            EnergyCommand.Sweep command, MarketCalendar calendar, LedgerCall call, EnergyState state) {
        int most = state.limits().of(EnergyLimit.ROWS_PER_SWEEP);
        return SWEEP.check(new Portion.Asked(command.rows(), most))
                .then(asked -> sweep(command, calendar, call, state));
    }

    private static Decision<Receipt> sweep(
            EnergyCommand.Sweep command, MarketCalendar calendar, LedgerCall call, EnergyState state) {
        Interval t = command.interval();
        IntervalStatus status = IntervalStatuses.of(state, calendar, t);
        Portion portion = status == IntervalStatus.SETTLED
                ? Portion.of(over(t, calendar), command.rows(), state.world())
                : Portion.NOTHING;
        return IntervalLifeCycle.TABLE
                .next(
                        status,
                        portion.last() ? IntervalLifeCycle.SWEEP : IntervalLifeCycle.SWEEP_PORTION,
                        call.creator().role(),
                        new IntervalFacts.SweepingPortion(state.isSwept(calendar, t.previous())))
                .map(next -> delete(t, portion, state));
    }

    private static Receipt delete(Interval t, Portion portion, EnergyState state) {
        portion.delete(state.world());
        if (portion.last()) {
            EnergyState.SWEPT.put(state.world(), new StoredValues.SweptUpTo(t));
            state.tell(new EnergyEvent.Swept(t));
        }
        return state.receipt(EnergyResult.SweptRows.class, new EnergyResult.SweptRows(portion.rows(), portion.last()));
    }

    private static List<Portion.Over> over(Interval t, MarketCalendar calendar) {
        Interval trades = t.minus(calendar.horizon());
        Book book = Book.lastNaming(trades);
        Round round = t.round().minus(calendar.lookAhead() + 1);
        return List.of(
                new Portion.Over(EnergyState.TRADE, trades, 1),
                new Portion.Over(EnergyState.CLAIMED, trades, 1),
                new Portion.Over(EnergyState.FINAL, trades, 1),
                new Portion.Over(EnergyState.RETIRED, trades, 1),
                new Portion.Over(EnergyState.RETIRED_CREDIT, trades, 1),
                new Portion.Over(
                        EnergyState.MIX_OPENING, t, 1), // by its first interval a window has long been mixed or not
                new Portion.Over(EnergyState.MIX_DRAW, t, 1),
                new Portion.Over(EnergyState.MIX_LOCK, t, 1),
                new Portion.Over(EnergyState.MIX_MESSAGE, t, LARGE),
                new Portion.Over(EnergyState.OFFER, book, PAGE),
                new Portion.Over(EnergyState.VOID, book, CANCELLATIONS),
                new Portion.Over(EnergyState.CANDIDATE, round, 1),
                new Portion.Over(EnergyState.SOLUTION, round, LARGE),
                new Portion.Over(EnergyState.CERTIFICATE, round, LARGE),
                new Portion.Over(EnergyState.SUMS, round, LARGE),
                new Portion.Over(EnergyState.TURNS, round, 1),
                new Portion.Over(EnergyState.SOLUTION_COMMITMENT, round, 1),
                EnergyState.OUTCOMES.over(t.round().book()));
    }
}
