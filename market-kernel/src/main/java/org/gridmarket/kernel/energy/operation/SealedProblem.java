package org.gridmarket.kernel.energy.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.CarriedSolution;
import org.gridmarket.kernel.energy.clearing.InstanceRules;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.clearing.VerifiedSolution;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;

/**
 * Reads the sealed instance of a round, and what the last accepted solution is still worth in it. The range reads reach
 * over sealed books and final intervals only, and no wider, so that they cannot conflict.
 */
final class SealedProblem {
    private SealedProblem() {}

    static RoundInstance read(EnergyState state, MarketCalendar calendar, Interval round) {
        Interval oldest = InstanceRules.oldestBook(calendar, round);
        Interval newest = round.previous();
        return InstanceRules.build(
                calendar,
                state.rules(),
                round,
                EnergyState.OFFER
                        .between(state.world(), oldest, newest, state.limits().of(EnergyLimit.PAGES_PER_INSTANCE))
                        .stream()
                        .map(StateTable.Row::value)
                        .toList(),
                EnergyState.VOID
                        .between(state.world(), oldest, newest, state.limits().of(EnergyLimit.PAGES_PER_INSTANCE))
                        .stream()
                        .map(StateTable.Row::value)
                        .toList(),
                used(state, InstanceRules.oldestTrades(calendar, round), newest),
                state.limits());
    }

    /** Energy of final trades by offer; each trade lies under both of its pages, and each page counts its own side. */
    private static Map<OfferId, Energy> used(EnergyState state, Interval first, Interval last) {
        Map<OfferId, Energy> used = new LinkedHashMap<>();
        EnergyState.TRADE
                .between(state.world(), first, last, state.limits().of(EnergyLimit.TRADE_ROWS_PER_INSTANCE))
                .forEach(row -> {
                    PageId page = PageId.hex(Keys.lastSegment(row.key()));
                    row.value()
                            .trades()
                            .forEach(side -> used.merge(new OfferId(page, side.index()), side.energy(), Energy::plus));
                });
        return used;
    }

    /** The carried solution of a round: the last accepted one from before it, as far as it still fits. */
    static VerifiedSolution carried(
            EnergyState state, MarketCalendar calendar, RoundInstance instance, boolean onlyThisInterval) {
        Interval round = instance.round();
        List<StateTable.Row<StoredValues.Candidate>> earlier = EnergyState.CANDIDATE.between(
                state.world(), round.minus(calendar.lookAhead()), round.previous(), calendar.lookAhead() + 1);
        if (earlier.isEmpty()) {
            return CarriedSolution.of(instance, List.of());
        }
        StateTable.Row<StoredValues.Candidate> last = earlier.getLast();
        List<Trade> trades = StoredSolutions.trades(state, Keys.intervalSegment(last.key(), 1), last.value());
        return CarriedSolution.of(instance, trades, t -> !onlyThisInterval || t.equals(round));
    }
}
