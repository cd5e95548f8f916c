package org.gridmarket.kernel.energy.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
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
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;

/**
 * Ends the settlement of an interval, in order of intervals: from then on what was not retired counts as unretired, and its
 * cycle may be billed. Money only: what is over is deleted by {@link Sweeping}, which nobody's money waits for. Refused while
 * either side of a trade is unclaimed.
 */
final class Settling {
    private Settling() {}

    static Decision<Receipt> run(Interval t, MarketCalendar calendar, LedgerCall call, EnergyState state) {
        Optional<StoredValues.FinalInterval> found = EnergyState.FINAL.find(state.world(), t);
        StoredValues.FinalInterval head = found.orElse(
                new StoredValues.FinalInterval(call.time(), FinalSource.NOTHING, 0, EnergySum.ZERO, Money.ZERO));
        IntervalFacts.Settling facts = new IntervalFacts.Settling(
                call.time(),
                windowEnd(t, head.time(), calendar),
                found.isPresent() && everythingClaimed(t, state),
                state.isSettled(calendar, t.previous()));
        return IntervalLifeCycle.TABLE
                .next(
                        IntervalStatuses.of(state, calendar, t),
                        IntervalLifeCycle.SETTLE,
                        call.creator().role(),
                        facts)
                .map(settled -> {
                    EnergyState.SETTLED.put(
                            state.world(), new StoredValues.SettledInterval(head.energy(), head.fees()), t);
                    state.tell(new EnergyEvent.Settled(t, head.energy(), head.fees()));
                    return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
                });
    }

    /** The settlement window runs from the later of the interval's end and its finalisation. */
    private static LedgerTime windowEnd(Interval t, LedgerTime finalised, MarketCalendar calendar) {
        LedgerTime end = calendar.end(t);
        LedgerTime from = end.isBefore(finalised) ? finalised : end;
        return from.plusMillis(calendar.settlementWindow() * calendar.realIntervalMillis());
    }

    /** A trade lies under two pages at most, so an interval has no more rows than twice its trades. */
    private static boolean everythingClaimed(Interval t, EnergyState state) {
        int most = 2 * state.limits().of(EnergyLimit.TRADES_PER_INTERVAL);
        Set<String> claimed = new LinkedHashSet<>();
        EnergyState.CLAIMED.between(state.world(), t, t, most).forEach(row -> claimed.add(Keys.lastSegment(row.key())));
        List<StateTable.Row<StoredValues.PageTrades>> traded = EnergyState.TRADE.between(state.world(), t, t, most);
        return traded.stream().allMatch(row -> claimed.contains(Keys.lastSegment(row.key())));
    }
}
