package org.gridmarket.kernel.allocation.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.StoredSolution;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.quantity.Money;

/** The fees of a final cycle. */
final class Fees {
    private Fees() {}

    /** Of the assignments that stand; zero where no money moves, and where the cycle has none or is swept. */
    static Money of(Cycle c, StoredRows.FinalCycle head, MarketRows market) {
        if (!market.schema().money().settled()) {
            return Money.ZERO;
        }
        return solution(c, head, market)
                .map(solution -> sum(c, solution, market))
                .orElse(Money.ZERO);
    }

    private static Money sum(Cycle c, StoredSolution solution, MarketRows market) {
        Set<Integer> reversed = reversed(c, market);
        List<Assignment> all = solution.assignments().unpack(market.schema());
        Money sum = Money.ZERO;
        for (int i = 0; i < all.size(); i++) {
            if (!reversed.contains(i)) {
                sum = sum.plus(
                        solution.fee().of(market.schema().volume(all.get(i).amounts())));
            }
        }
        return sum;
    }

    /** Positions of the assignments that are reversed; reads every one. */
    static Set<Integer> reversed(Cycle c, MarketRows market) {
        if (market.schema().money().holdMillis() == 0) {
            return Set.of();
        }
        int most = AllocationLimit.ASSIGNMENTS_PER_SOLUTION.ceiling();
        return market.in(AllocationState.REVERSAL).startingWith(market.world(), most, c).stream()
                .map(row -> Integer.valueOf(Keys.lastSegment(row.key())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The solution that a cycle has made final, while its book is not swept. */
    static Optional<StoredSolution> solution(Cycle c, StoredRows.FinalCycle head, MarketRows market) {
        return head.solver() == null || head.turn() == null
                ? Optional.empty()
                : market.in(AllocationState.SOLUTION).find(market.world(), c, head.solver(), head.turn());
    }
}
