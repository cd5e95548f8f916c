package org.gridmarket.kernel.allocation.clearing;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.math.BigInteger;
import java.util.Objects;
import java.util.function.BiFunction;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.RuleBook;
import org.jspecify.annotations.Nullable;

/**
 * One assignment against the instance and what the solution has assigned before it. Each rule costs the same, however large
 * instance and solution are.
 *
 * @param before the assignment before; null for the first
 * @param provide the offer that is named as providing; null when the instance lacks it
 * @param consume the offer that is named as consuming; null when the instance lacks it
 */
record AssignmentFacts(
        AllocationInstance instance,
        Tally tally,
        @Nullable Assignment before,
        Assignment assignment,
        @Nullable OpenOffer provide,
        @Nullable OpenOffer consume) {
    private static final String SOURCE = "allocation-market, Feasible, exactly";

    // spotless:off
    static final RuleBook<AssignmentFacts> EACH = RuleBook.of("allocation:submitSolution, each assignment",
            rule(AllocationRejection.ASSIGNMENTS_NOT_IN_ORDER, SOURCE,                 AssignmentFacts::notInOrder),
            rule(AllocationRejection.NO_QUANTITY,              "6.3.1",                AssignmentFacts::noQuantity),
            rule(ContestRejection.OFFER_NOT_IN_INSTANCE,       SOURCE,                 AssignmentFacts::notInInstance),
            rule(ContestRejection.SIDES_SWAPPED,               "6.3.1",                AssignmentFacts::sidesSwapped),
            rule(AllocationRejection.TYPE_NOT_OFFERED,         "6.3.1",                AssignmentFacts::typeNotOffered),
            rule(AllocationRejection.SELF_ASSIGNMENT,          SOURCE,                 AssignmentFacts::selfAssignment),
            rule(AllocationRejection.PAIR_NOT_ALLOWED,         "(6.14)",               AssignmentFacts::pairNotAllowed),
            rule(ContestRejection.PRICES_DO_NOT_MEET,          "(6.3), (6.4), (6.13)", AssignmentFacts::pricesDoNotMeet),
            rule(AllocationRejection.SECOND_TYPE,              SOURCE,                 AssignmentFacts::secondType),
            rule(AllocationRejection.SECOND_COUNTERPART,       SOURCE,                 AssignmentFacts::secondCounterpart),
            rule(ContestRejection.OFFER_EXCEEDED,              "(6.1), (6.2)",         AssignmentFacts::offerExceeded),
            rule(AllocationRejection.CAPACITY_EXCEEDED,        "(2.6)",                AssignmentFacts::capacityExceeded));
    // spotless:on

    static AssignmentFacts of(
            AllocationInstance instance, Tally tally, @Nullable Assignment before, Assignment assignment) {
        return new AssignmentFacts(
                instance,
                tally,
                before,
                assignment,
                instance.offers().get(assignment.provide()),
                instance.offers().get(assignment.consume()));
    }

    OpenOffer provideOffer() {
        return Objects.requireNonNull(provide, "an earlier rule should have refused");
    }

    OpenOffer consumeOffer() {
        return Objects.requireNonNull(consume, "an earlier rule should have refused");
    }

    /** What is wrong with the providing offer, or else with the consumption offer. */
    private @Nullable String either(BiFunction<OpenOffer, OpenOffer, @Nullable String> offence) {
        @Nullable String first = offence.apply(provideOffer(), consumeOffer());
        return first == null ? offence.apply(consumeOffer(), provideOffer()) : first;
    }

    private ResourceType type() {
        return assignment.type();
    }

    private @Nullable String notInOrder() {
        return before == null || before.compareTo(assignment) < 0
                ? null
                : "(" + assignment.provide() + ", " + assignment.consume() + ", " + type() + ") comes after ("
                        + before.provide() + ", " + before.consume() + ", " + before.type() + ")";
    }

    private @Nullable String noQuantity() {
        return assignment.amounts().isSomething() ? null : "amounts are " + assignment.amounts();
    }

    private @Nullable String notInInstance() {
        OfferId missing = provide == null ? assignment.provide() : consume == null ? assignment.consume() : null;
        return missing == null ? null : "offer " + missing + " is not in the instance of cycle " + instance.cycle();
    }

    private @Nullable String sidesSwapped() {
        Side first = provideOffer().offer().side();
        Side second = consumeOffer().offer().side();
        return first == Side.PROVIDE && second == Side.CONSUME ? null : "they are " + first + " and " + second;
    }

    private @Nullable String typeNotOffered() {
        if (provideOffer().offer().alternative(type()).isEmpty()
                || consumeOffer().offer().alternative(type()).isEmpty()) {
            return "type " + type() + " is no alternative of " + assignment.provide() + " and " + assignment.consume();
        }
        return instance.schema().isAssignable(instance.cycle(), type())
                ? null
                : "the slot of type " + type() + " is not in the window of cycle " + instance.cycle();
    }

    private @Nullable String selfAssignment() {
        return provideOffer().owner().equals(consumeOffer().owner())
                ? "both offers are of " + provideOffer().owner()
                : null;
    }

    private @Nullable String pairNotAllowed() {
        return instance.mayExchange(provideOffer(), consumeOffer(), type())
                ? null
                : "groups " + provideOffer().groups() + " may not provide type " + type() + " to "
                        + consumeOffer().groups();
    }

    private @Nullable String pricesDoNotMeet() {
        PriceSpan span = tally.span(provideOffer(), consumeOffer(), type());
        return span.isEmpty()
                ? "type " + type() + " costs " + span.least() + " at least and " + span.most() + " at most"
                : null;
    }

    private @Nullable String secondType() {
        return either(this::secondTypeOf);
    }

    private @Nullable String secondTypeOf(OpenOffer open, OpenOffer other) {
        return open.offer().has(Flag.SINGLE) && tally.use(open).hasOtherThan(type())
                ? "offer " + open.id() + " is SINGLE and assigned in "
                        + tally.use(open).taken().keySet()
                : null;
    }

    private @Nullable String secondCounterpart() {
        return either(this::secondCounterpartOf);
    }

    private @Nullable String secondCounterpartOf(OpenOffer open, OpenOffer other) {
        return open.offer().has(Flag.TOGETHER) && tally.use(open).hasOtherThan(other.id())
                ? "offer " + open.id() + " is TOGETHER and assigned to "
                        + tally.use(open).counterparts()
                : null;
    }

    private @Nullable String offerExceeded() {
        return either(this::exceeded);
    }

    /** First that no amount alone is larger than offered, so that sums stay in range. */
    private @Nullable String exceeded(OpenOffer open, OpenOffer other) {
        Amounts offered =
                open.offer().alternative(type()).map(Alternative::amounts).orElseThrow();
        for (int d = 0; d < offered.dimensions(); d++) {
            if (assignment.amounts().at(d) > offered.at(d)) {
                return "offer " + open.id() + " has " + offered + " of type " + type() + ", assigned is "
                        + assignment.amounts();
            }
        }
        OfferUse use = tally.use(open);
        BigInteger used = use.usedWith(type(), assignment.amounts());
        return used.compareTo(use.units().whole()) > 0
                ? "offer " + open.id() + " has " + use.units().whole() + " units, assigned are " + used
                : null;
    }

    private @Nullable String capacityExceeded() {
        Volume more = instance.schema().volume(assignment.amounts());
        for (CapacityValue value : instance.loaded(provideOffer().groups(), type())) {
            @Nullable Volume bound = capacity(value).out();
            Volume already = instance.load(value).out();
            if (isBeyond(bound, tally.load(value).out().plus(more), already)) {
                return describe(value) + " provides more than " + bound;
            }
        }
        for (CapacityValue value : instance.loaded(consumeOffer().groups(), type())) {
            @Nullable Volume bound = capacity(value).in();
            Volume already = instance.load(value).in();
            if (isBeyond(bound, tally.load(value).in().plus(more), already)) {
                return describe(value) + " consumes more than " + bound;
            }
        }
        return null;
    }

    /** A bound lowered below what is final counts as what is final. */
    private static boolean isBeyond(@Nullable Volume bound, Volume sum, Volume already) {
        return bound != null && sum.units() > Math.max(bound.units(), already.units());
    }

    private Capacity capacity(CapacityValue value) {
        return instance.terms().capacities().get(value.capacity());
    }

    private String describe(CapacityValue value) {
        return "group " + capacity(value).group() + " at " + capacity(value).by() + " = " + value.by();
    }
}
