package org.gridmarket.kernel.allocation.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.clearing.AssignmentPacking;
import org.gridmarket.kernel.allocation.clearing.PricedAssignment;
import org.gridmarket.kernel.allocation.clearing.StoredSolution;
import org.gridmarket.kernel.allocation.cycle.CycleLifeCycle;
import org.gridmarket.kernel.allocation.cycle.FinalSource;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Longs;
import org.jspecify.annotations.Nullable;

/**
 * Makes a cycle final: with the candidate of this very cycle as it was verified; without assignments when there is none, or
 * when its slots might have begun. It reads no instance, so it never stops for size.
 */
final class CycleFinalising {
    private CycleFinalising() {}

    static Decision<Receipt> run(Cycle c, LedgerCall call, MarketRows market) {
        boolean over = !call.time().isBefore(market.calendar().ends(c));
        Optional<StoredRows.FinalCycle> earlier = c.isFirst() ? Optional.empty() : market.finalCycle(c.previous());
        boolean backwards =
                earlier.filter(head -> call.time().isBefore(head.time())).isPresent();
        return CycleLifeCycle.TABLE
                .next(
                        market.status(c),
                        CycleLifeCycle.FINALISE,
                        call.creator().role(),
                        new CycleLifeCycle.Finalising(over, c.isFirst() || earlier.isPresent(), backwards))
                .map(finished -> store(c, call.time(), market));
    }

    private static Receipt store(Cycle c, LedgerTime now, MarketRows market) {
        boolean late = !market.calendar().simulation()
                && !now.isBefore(market.calendar().lapses(c));
        StoredRows.@Nullable Candidate candidate =
                market.in(AllocationState.CANDIDATE).find(market.world(), c).orElse(null);
        if (late || candidate == null) {
            return empty(c, now, late ? FinalSource.TOO_LATE : FinalSource.NOTHING, market);
        }
        StoredRows.FinalCycle head = new StoredRows.FinalCycle(
                now, FinalSource.CANDIDATE, candidate.solver(), candidate.turn(), candidate.assignments());
        StoredSolution solution = InstanceReading.solution(c, head, market);
        deals(solution.priced(market.schema()))
                .forEach((page, deals) -> market.in(AllocationState.DEAL)
                        .put(
                                market.world(),
                                new StoredRows.PageDeals(c, PageDeal.pack(deals), solution.fee()),
                                page.book(),
                                page.name(),
                                c));
        return end(c, head, solution.assignments(), solution.prices(), solution.fee(), market);
    }

    private static Receipt empty(Cycle c, LedgerTime now, FinalSource source, MarketRows market) {
        return end(
                c,
                new StoredRows.FinalCycle(now, source, null, null, 0),
                AssignmentPacking.of(List.of()),
                Longs.EMPTY,
                UnitValue.ZERO,
                market);
    }

    private static Receipt end(
            Cycle c,
            StoredRows.FinalCycle head,
            AssignmentPacking assignments,
            Longs prices,
            UnitValue fee,
            MarketRows market) {
        market.in(AllocationState.FINAL).put(market.world(), head, c);
        market.tell(new AllocationEvent.AllocationCycleFinalised(
                market.name(), c, head.time(), head.source(), assignments, prices, fee));
        return market.receipt(
                AllocationAnswer.AllocationFinal.class,
                new AllocationAnswer.AllocationFinal(c, head.source(), head.assignments()));
    }

    /** What each touched page has, in order. */
    static Map<PageId, List<PageDeal>> deals(List<PricedAssignment> priced) {
        Map<PageId, List<PageDeal>> byPage = new TreeMap<>();
        for (int i = 0; i < priced.size(); i++) {
            for (OfferId own : List.of(
                    priced.get(i).assignment().provide(),
                    priced.get(i).assignment().consume())) {
                byPage.computeIfAbsent(own.page(), any -> new ArrayList<>()).add(PageDeal.of(i, own, priced.get(i)));
            }
        }
        return byPage;
    }
}
