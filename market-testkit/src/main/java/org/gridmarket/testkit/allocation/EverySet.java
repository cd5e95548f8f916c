package org.gridmarket.testkit.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.AllocationVerifier;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.clearing.Solution;
import org.gridmarket.kernel.allocation.clearing.VerifiedAllocation;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.decision.Decision;
import org.jspecify.annotations.Nullable;

/** Tries every set of assignments of a small instance. */
public final class EverySet {
    private final AllocationInstance instance;
    private final List<Assignment> most = new ArrayList<>();
    private @Nullable VerifiedAllocation best;

    private EverySet(AllocationInstance instance) {
        this.instance = instance;
        for (OpenOffer provide : instance.of(Side.PROVIDE)) {
            for (OpenOffer consume : instance.of(Side.CONSUME)) {
                provide.offer()
                        .alternatives()
                        .forEach(one -> consume.offer()
                                .alternative(one.type())
                                .ifPresent(other -> most.add(new Assignment(
                                        provide.id(),
                                        consume.id(),
                                        one.type(),
                                        least(one.amounts(), other.amounts())))));
            }
        }
    }

    /** The best feasible set; empty when none but the empty one is. */
    public static Optional<VerifiedAllocation> best(AllocationInstance instance) {
        EverySet every = new EverySet(instance);
        every.extend(new ArrayList<>(), 0);
        return Optional.ofNullable(every.best);
    }

    /** The same; empty as well when there are more sets than these. */
    public static Optional<VerifiedAllocation> bestWithin(AllocationInstance instance, int sets) {
        EverySet every = new EverySet(instance);
        double all = 1;
        for (Assignment each : every.most) {
            all *= each.amounts().dimensions() > 1 ? 2 : 1 + each.amounts().at(0);
        }
        if (all > sets) {
            return Optional.empty();
        }
        every.extend(new ArrayList<>(), 0);
        return Optional.ofNullable(every.best);
    }

    private static Amounts least(Amounts one, Amounts other) {
        long[] least = new long[one.dimensions()];
        for (int d = 0; d < least.length; d++) {
            least[d] = Math.min(one.at(d), other.at(d));
        }
        return Amounts.of(least);
    }

    private void extend(List<Assignment> set, int from) {
        if (from == most.size()) {
            judge(set);
            return;
        }
        extend(set, from + 1);
        Assignment whole = most.get(from);
        long amounts = whole.amounts().dimensions() > 1 ? 1 : whole.amounts().at(0);
        for (long amount = 1; amount <= amounts; amount++) {
            Amounts some = whole.amounts().dimensions() > 1 ? whole.amounts() : Amounts.of(amount);
            List<Assignment> more = new ArrayList<>(set);
            more.add(new Assignment(whole.provide(), whole.consume(), whole.type(), some));
            extend(more, from + 1);
        }
    }

    private void judge(List<Assignment> set) {
        Solution solution = Solution.of(instance.schema().name(), instance.cycle(), set);
        if (AllocationVerifier.verify(instance, solution) instanceof Decision.Accepted<VerifiedAllocation>(var found)
                && (best == null || found.worth().compareTo(best.worth()) > 0)) {
            best = found;
        }
    }
}
