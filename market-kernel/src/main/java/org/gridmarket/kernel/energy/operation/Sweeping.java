package org.gridmarket.kernel.energy.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.IntervalEvent;
import org.gridmarket.kernel.energy.calendar.IntervalFacts;
import org.gridmarket.kernel.energy.calendar.IntervalLifeCycle;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;

/**
 * Settles an interval and deletes what is over, in order of intervals, so that each row has one moment to go: trades H
 * intervals later, books one more, solutions T_h rounds later, operation ids after their last book. Seals never go; history
 * stays in the blocks. Refused while either side of a trade is unclaimed.
 */
final class Sweeping {
    private Sweeping() {}

    static Decision<Receipt> run(Interval t, MarketCalendar calendar, LedgerCall call, EnergyState state) {
        StoredValues.FinalInterval head = EnergyState.FINAL
                .find(state.world(), t)
                .orElse(new StoredValues.FinalInterval(call.time(), FinalSource.NOTHING, 0, Energy.ZERO, Money.ZERO));
        IntervalFacts facts = new IntervalFacts(
                call.time(),
                calendar.gate(t),
                calendar.gate(t),
                true,
                true,
                state.isSwept(calendar, t.previous()),
                windowEnd(t, head.time(), calendar),
                everythingClaimed(t, state));
        return IntervalLifeCycle.TABLE
                .next(
                        IntervalStatuses.of(state, calendar, t),
                        IntervalEvent.SWEEP,
                        call.creator().role(),
                        facts)
                .map(swept -> {
                    EnergyState.SWEPT.put(state.world(), new StoredValues.SweptInterval(head.energy(), head.fees()), t);
                    deleteWhatIsOver(t, calendar, state);
                    state.tell(new EnergyEvent.Swept(t, head.energy(), head.fees()));
                    return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
                });
    }

    /** The settlement window runs from the later of the interval's end and its finalisation. */
    private static LedgerTime windowEnd(Interval t, LedgerTime finalised, MarketCalendar calendar) {
        LedgerTime end = calendar.end(t);
        LedgerTime from = end.isBefore(finalised) ? finalised : end;
        return from.plusMillis(calendar.settlementWindow() * calendar.realIntervalMillis());
    }

    private static boolean everythingClaimed(Interval t, EnergyState state) {
        Set<String> claimed = new LinkedHashSet<>();
        EnergyState.CLAIMED
                .between(state.world(), t, t, state.limits().of(EnergyLimit.ROWS_PER_SWEEP))
                .forEach(row -> claimed.add(Keys.lastSegment(row.key())));
        return EnergyState.TRADE.between(state.world(), t, t, state.limits().of(EnergyLimit.ROWS_PER_SWEEP)).stream()
                .allMatch(row -> claimed.contains(Keys.lastSegment(row.key())));
    }

    private static void deleteWhatIsOver(Interval t, MarketCalendar calendar, EnergyState state) {
        Interval trades = t.minus(calendar.horizon());
        Interval book = t.minus(calendar.horizon() + 1);
        Interval round = t.minus(calendar.lookAhead() + 1);
        delete(EnergyState.TRADE, trades, state);
        delete(EnergyState.CLAIMED, trades, state);
        delete(EnergyState.FINAL, trades, state);
        delete(EnergyState.RETIRED, trades, state);
        delete(EnergyState.RETIRED_CREDIT, trades, state);
        delete(EnergyState.MIX_OPENING, t, state); // by its first interval a window has long been mixed or not
        delete(EnergyState.MIX_DRAW, t, state);
        delete(EnergyState.MIX_LOCK, t, state);
        delete(EnergyState.MIX_MESSAGE, t, state);
        delete(EnergyState.OFFER, book, state);
        delete(EnergyState.VOID, book, state);
        delete(EnergyState.CANDIDATE, round, state);
        delete(EnergyState.SOLUTION, round, state);
        delete(EnergyState.CERTIFICATE, round, state);
        delete(EnergyState.SUMS, round, state);
        delete(EnergyState.TURNS, round, state);
        delete(EnergyState.SOLUTION_COMMITMENT, round, state);
        delete(EnergyState.OPERATION, t, state);
    }

    private static <V> void delete(StateTable<V> table, Interval at, EnergyState state) {
        List<StateTable.Row<V>> rows =
                table.between(state.world(), at, at, state.limits().of(EnergyLimit.ROWS_PER_SWEEP));
        rows.forEach(row -> state.world().delete(row.key()));
    }
}
