package org.gridmarket.kernel.allocation.clearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.decision.RejectionCode;
import org.jspecify.annotations.Nullable;

/**
 * Why an offer got nothing in a cycle. Each counterpart is tried with {@link AllocationVerifier}: alone, then beside what was
 * assigned. The refusal that comes last is the reason: of all counterparts, the one that it came nearest to.
 *
 * @param reason what stood in the way
 * @param nearest the counterpart that it came nearest to; null when there is none
 * @param type of that exchange; null when there is none
 * @param detail what, which value, which limit
 */
public record Explanation(
        Reason reason, @Nullable OfferId nearest, @Nullable ResourceType type, String detail) {
    /** From what is farthest from an assignment to what is nearest. */
    public enum Reason {
        NO_SLOT("None of its slots is in the window of this cycle."),
        NO_COUNTERPART("Nobody else offers, or wants, any of its types."),
        GROUPS_APART("The terms do not let its group exchange with any counterpart."),
        PRICES_APART("Nobody's price meets its own."),
        DOES_NOT_FIT("No single counterpart has what it needs left."),
        CAPACITY("A bound of a group is reached."),
        OUTBID("The counterparts are taken, or others set the price of the type."),
        NO_BETTER("It could be assigned, but the solution would not be better."),
        LEFT_OUT("Nothing stands in the way: a better solution was not found in time.");

        private final String meaning;

        Reason(String meaning) {
            this.meaning = meaning;
        }

        public String meaning() {
            return meaning;
        }
    }

    /** Counterparts tried beside the whole solution, each as costly as to verify it. */
    private static final int MOST_TRIED = 50;

    /** One offer of an instance, and what was assigned without it. */
    private static final class Trial {
        private final AllocationInstance instance;
        private final OpenOffer open;
        private final List<Assignment> assigned;
        private final Worth reached;
        private Explanation best;
        private long apart = Long.MAX_VALUE;
        private int tried;

        private Trial(AllocationInstance instance, OpenOffer open, List<Assignment> assigned) {
            this.instance = instance;
            this.open = open;
            this.assigned = assigned;
            this.reached = assigned.isEmpty()
                    ? Worth.nothing(instance.schema().objective().size())
                    : AllocationVerifier.verify(instance, solution(assigned))
                            .orThrow()
                            .worth();
            this.best = new Explanation(Reason.NO_SLOT, null, null, "cycle " + instance.cycle());
        }

        private Solution solution(List<Assignment> assignments) {
            return Solution.of(instance.schema().name(), instance.cycle(), assignments);
        }

        private Explanation find() {
            boolean provides = open.offer().side() == Side.PROVIDE;
            List<OpenOffer> others = instance.of(provides ? Side.CONSUME : Side.PROVIDE);
            for (Alternative alternative : open.offer().alternatives()) {
                ResourceType type = alternative.type();
                if (!instance.schema().isAssignable(instance.cycle(), type)) {
                    continue;
                }
                keep(Reason.NO_COUNTERPART, null, type, "of type " + type);
                for (OpenOffer other : others) {
                    if (best.reason() == Reason.LEFT_OUT) {
                        return best;
                    }
                    if (other.offer().alternative(type).isPresent()) {
                        look(provides ? open : other, provides ? other : open, other, type);
                    }
                }
            }
            return best;
        }

        private void keep(Reason reason, @Nullable OfferId other, ResourceType type, String detail) {
            if (reason.compareTo(best.reason()) > 0) {
                best = new Explanation(reason, other, type, detail);
            }
        }

        private void look(OpenOffer provide, OpenOffer consume, OpenOffer other, ResourceType type) {
            Optional<Amounts> amounts = amounts(provide, consume, type);
            if (amounts.isEmpty()) {
                keep(Reason.DOES_NOT_FIT, other.id(), type, "nothing of one unit is left");
                return;
            }
            Assignment assignment = new Assignment(provide.id(), consume.id(), type, amounts.get());
            if (AllocationVerifier.verify(instance, solution(List.of(assignment)))
                    instanceof Decision.Rejected<VerifiedAllocation>(Rejection refusal)) {
                alone(refusal, provide, consume, other.id(), type);
            } else if (tried < MOST_TRIED) {
                tried++;
                List<Assignment> all = new ArrayList<>(assigned);
                all.add(assignment);
                beside(AllocationVerifier.verify(instance, solution(all)), other.id(), type);
            }
        }

        private void alone(Rejection refusal, OpenOffer provide, OpenOffer consume, OfferId other, ResourceType type) {
            RejectionCode code = refusal.code();
            if (code == AllocationRejection.PAIR_NOT_ALLOWED) {
                keep(Reason.GROUPS_APART, other, type, refusal.detail());
            } else if (code == ContestRejection.PRICES_DO_NOT_MEET) {
                PriceSpan span = instance.prices(provide, consume, type);
                long missing =
                        Math.subtractExact(span.least().micro(), span.most().micro());
                String detail = "apart by " + missing + " µ: " + refusal.detail();
                if (best.reason() == Reason.PRICES_APART && missing < apart) {
                    best = new Explanation(Reason.PRICES_APART, other, type, detail);
                }
                apart = Math.min(apart, missing);
                keep(Reason.PRICES_APART, other, type, detail);
            } else if (isCapacity(code)) {
                keep(Reason.CAPACITY, other, type, refusal.detail());
            } else if (code != AllocationRejection.SELF_ASSIGNMENT) {
                keep(Reason.DOES_NOT_FIT, other, type, refusal.detail());
            }
        }

        private void beside(Decision<VerifiedAllocation> judged, OfferId other, ResourceType type) {
            switch (judged) {
                case Decision.Rejected<VerifiedAllocation>(Rejection refusal) ->
                    keep(isCapacity(refusal.code()) ? Reason.CAPACITY : Reason.OUTBID, other, type, refusal.detail());
                case Decision.Accepted<VerifiedAllocation>(VerifiedAllocation better) -> {
                    boolean isBetter = better.worth().compareTo(reached) > 0;
                    keep(
                            isBetter ? Reason.LEFT_OUT : Reason.NO_BETTER,
                            other,
                            type,
                            "worth " + better.worth() + " with it, " + reached + " without");
                }
            }
        }

        private static boolean isCapacity(RejectionCode code) {
            return code == AllocationRejection.CAPACITY_EXCEEDED || code == AllocationRejection.NET_EXCEEDED;
        }

        /** The least that an exchange could be: all of what is WHOLE, else one unit. Empty when not even that is left. */
        private static Optional<Amounts> amounts(OpenOffer provide, OpenOffer consume, ResourceType type) {
            Amounts wanted = consume.offer().alternative(type).orElseThrow().amounts();
            if (wanted.dimensions() > 1) {
                return Optional.of(wanted); // such a consumer is WHOLE
            }
            long least = 1;
            for (OpenOffer each : List.of(provide, consume)) {
                OfferUse use = each.use();
                long left = use.rest().divide(use.units().weight(type, 0)).longValueExact();
                if (left == 0) {
                    return Optional.empty();
                }
                least = each.offer().has(Flag.WHOLE) ? Math.max(least, left) : least;
            }
            return Optional.of(Amounts.of(least));
        }
    }

    /**
     * The reason of an offer that is in the instance.
     *
     * @param assigned feasible; has nothing of the offer
     */
    public static Explanation of(AllocationInstance instance, OfferId offer, List<Assignment> assigned) {
        if (assigned.stream()
                .anyMatch(each -> each.provide().equals(offer) || each.consume().equals(offer))) {
            throw new IllegalArgumentException("offer " + offer + " got something");
        }
        return new Trial(instance, instance.offer(offer), assigned).find();
    }
}
