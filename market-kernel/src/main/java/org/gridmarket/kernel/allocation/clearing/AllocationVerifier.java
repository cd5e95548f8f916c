package org.gridmarket.kernel.allocation.clearing;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.jspecify.annotations.Nullable;

/**
 * Whether a solution is feasible, exactly, over all cycles of its offers: (6.1) to (6.4), (6.13), (6.14), flags, capacities.
 * Solvers run this very class before they submit.
 */
public final class AllocationVerifier {
    private static final String SOURCE = "allocation-market, Feasible, exactly";

    /** A solution as it came. */
    record Whole(int assignments, int most) {
        private @Nullable String empty() {
            return assignments == 0 ? "no assignment" : null;
        }

        private @Nullable String tooLarge() {
            return assignments > most ? assignments + " assignments; at most " + most + " are allowed" : null;
        }
    }

    /** All assignments together. */
    record Complete(AllocationInstance instance, Tally tally) {
        private @Nullable String notWhole() {
            for (Map.Entry<OfferId, OfferUse> entry : tally.uses().entrySet()) {
                OpenOffer open = instance.offer(entry.getKey());
                if (open.offer().has(Flag.WHOLE) && !entry.getValue().isWhole(open.offer())) {
                    return "offer " + open.id() + " is WHOLE, assigned is "
                            + entry.getValue().taken();
                }
            }
            return null;
        }

        private @Nullable String netExceeded() {
            for (Map.Entry<CapacityValue, Load> entry : tally.touched().entrySet()) {
                CapacityValue value = entry.getKey();
                Capacity capacity = instance.terms().capacities().get(value.capacity());
                long net = entry.getValue().net();
                long was = instance.load(value).net();
                if (isBeyond(capacity.netOut(), net, was) || isBeyond(capacity.netIn(), -net, -was)) {
                    return "group " + capacity.group() + " at " + capacity.by() + " = " + value.by() + " provides "
                            + net + " more than it consumes";
                }
            }
            return null;
        }

        /** A bound lowered below what is final counts as what is final. */
        private static boolean isBeyond(@Nullable Volume bound, long net, long was) {
            return bound != null && net > Math.max(bound.units(), was);
        }
    }

    // spotless:off
    public static final RuleBook<?> EACH = AssignmentFacts.EACH;
    static final RuleBook<Whole> SIZE = RuleBook.of("allocation:submitSolution, its size",
            rule(ContestRejection.SOLUTION_EMPTY,     SOURCE, Whole::empty),
            rule(ContestRejection.SOLUTION_TOO_LARGE, SOURCE, Whole::tooLarge));
    static final RuleBook<Complete> COMPLETE = RuleBook.of("allocation:submitSolution, all assignments",
            rule(AllocationRejection.NOT_WHOLE,       SOURCE,  Complete::notWhole),
            rule(AllocationRejection.NET_EXCEEDED,    "(2.7)", Complete::netExceeded));
    // spotless:on

    /** In the order they are asked. */
    public static final List<RuleBook<?>> BOOKS = List.of(SIZE, EACH, COMPLETE);

    private AllocationVerifier() {}

    /** The solution with prices and value, or the first thing that is wrong with it. */
    public static Decision<VerifiedAllocation> verify(AllocationInstance instance, Solution solution) {
        AssignmentPacking packing = solution.assignments();
        int most = instance.schema().limits().assignments();
        return SIZE.check(new Whole(packing.size(instance.schema()), most)).then(fitting -> {
            List<Assignment> assignments = packing.unpack(instance.schema());
            Tally tally = new Tally(instance);
            return add(assignments, tally, instance)
                    .then(added -> COMPLETE.check(new Complete(instance, tally)))
                    .map(complete -> verified(instance, packing, assignments, tally));
        });
    }

    private static Decision<Tally> add(List<Assignment> assignments, Tally tally, AllocationInstance instance) {
        @Nullable Assignment before = null;
        for (Assignment assignment : assignments) {
            AssignmentFacts facts = AssignmentFacts.of(instance, tally, before, assignment);
            Decision<AssignmentFacts> judged = AssignmentFacts.EACH.check(facts);
            if (!judged.isAccepted()) {
                return judged.map(never -> tally);
            }
            tally.add(assignment, facts.provideOffer(), facts.consumeOffer());
            before = assignment;
        }
        return Decision.accept(tally);
    }

    /** Prices are known when all assignments are: one price of a type lies in what all of them allow. */
    private static VerifiedAllocation verified(
            AllocationInstance instance, AssignmentPacking packing, List<Assignment> assignments, Tally tally) {
        List<PricedAssignment> priced = new ArrayList<>(assignments.size());
        for (Assignment each : assignments) {
            PriceSpan span = tally.span(instance.offer(each.provide()), instance.offer(each.consume()), each.type());
            priced.add(new PricedAssignment(each, span.middle()));
        }
        return new VerifiedAllocation(priced, tally.worth(), StoredSolution.of(instance, packing, priced));
    }
}
