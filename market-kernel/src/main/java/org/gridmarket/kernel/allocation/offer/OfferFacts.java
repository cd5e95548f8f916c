package org.gridmarket.kernel.allocation.offer;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Dimension;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.decision.RuleBook;
import org.jspecify.annotations.Nullable;

/** One offer that is posted, judged by itself: what it must be so that every sum over it stays exact. */
public record OfferFacts(Offer offer, Cycle book, MarketSchema schema) {
    private static final String SOURCE = "allocation-market, Offers";

    // spotless:off
    public static final RuleBook<OfferFacts> EACH = RuleBook.of("allocation:postOffers, each offer",
            rule(AllocationRejection.FLAGS_NOT_ALLOWED,     SOURCE,        OfferFacts::flagsNotAllowed),
            rule(AllocationRejection.TOO_MANY_ALTERNATIVES, SOURCE,        OfferFacts::tooManyAlternatives),
            rule(AllocationRejection.TYPE_OUT_OF_RANGE,     SOURCE,        OfferFacts::typeOutOfRange),
            rule(AllocationRejection.TYPE_REPEATED,         SOURCE,        OfferFacts::typeRepeated),
            rule(AllocationRejection.AMOUNT_OUT_OF_RANGE,   SOURCE,        OfferFacts::amountOutOfRange),
            rule(AllocationRejection.VALUE_OUT_OF_RANGE,    SOURCE,        OfferFacts::valueOutOfRange),
            rule(AllocationRejection.DEPOSIT_TOO_LARGE,     SOURCE,        OfferFacts::depositTooLarge),
            rule(AllocationRejection.TOO_MANY_AMOUNTS,      "(6.1), (6.2)", OfferFacts::tooManyAmounts),
            rule(AllocationRejection.UNTIL_OUT_OF_RANGE,    SOURCE,        OfferFacts::untilOutOfRange),
            rule(AllocationRejection.SLOTS_PASSED,          SOURCE,        OfferFacts::slotsPassed));
    // spotless:on

    private @Nullable String flagsNotAllowed() {
        List<Flag> fixed = schema.offers().of(offer.side());
        if (!offer.flags().containsAll(fixed)) {
            return "this market's " + offer.side() + " offers have " + fixed + ", this one has " + offer.flags();
        }
        if (schema.quantity().size() == 1) {
            return null;
        }
        if (offer.side() == Side.CONSUME && offer.flags().size() < Flag.values().length) {
            return "with several dimensions a consumption offer has " + Arrays.toString(Flag.values());
        }
        return offer.side() == Side.PROVIDE && offer.has(Flag.WHOLE)
                ? "with several dimensions no providing offer is WHOLE"
                : null;
    }

    private @Nullable String tooManyAlternatives() {
        int most = schema.limits().alternatives();
        int here = offer.alternatives().size();
        return here < 1 || here > most ? here + " alternatives; 1.." + most + " are allowed" : null;
    }

    private @Nullable String typeOutOfRange() {
        return types().filter(type -> !schema.has(type))
                .findFirst()
                .map(type -> "type " + type + " has not a value for each of " + schema.type())
                .orElse(null);
    }

    private @Nullable String typeRepeated() {
        List<ResourceType> types = types().toList();
        for (int i = 1; i < types.size(); i++) {
            if (types.get(i - 1).compareTo(types.get(i)) >= 0) {
                return "type " + types.get(i) + " comes after " + types.get(i - 1);
            }
        }
        return null;
    }

    private @Nullable String amountOutOfRange() {
        for (Alternative alternative : offer.alternatives()) {
            if (!isInRange(alternative.amounts())) {
                return "amounts " + alternative.amounts() + " of type " + alternative.type() + " in "
                        + schema.quantity();
            }
        }
        return offer.largestVolume(schema).units() > Volume.MAX_OF_ALTERNATIVE
                ? "volume " + offer.largestVolume(schema) + " is above " + Volume.MAX_OF_ALTERNATIVE
                : null;
    }

    private boolean isInRange(Amounts amounts) {
        if (amounts.dimensions() != schema.quantity().size()) {
            return false;
        }
        for (int d = 0; d < amounts.dimensions(); d++) {
            Dimension dimension = schema.quantity().get(d);
            if (amounts.at(d) < 1 || amounts.at(d) > dimension.max()) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String valueOutOfRange() {
        return offer.alternatives().stream()
                .filter(alternative -> !alternative.value().isInRange())
                .findFirst()
                .map(alternative -> alternative.value() + " is outside 0.." + UnitValue.MAX_MICRO)
                .orElse(null);
    }

    private @Nullable String depositTooLarge() {
        return offer.alternatives().stream()
                .filter(alternative -> !alternative.value().fits(schema.volume(alternative.amounts())))
                .findFirst()
                .map(alternative -> alternative.value() + " times volume " + schema.volume(alternative.amounts())
                        + " is above " + UnitValue.MAX_PRODUCT)
                .orElse(null);
    }

    private @Nullable String tooManyAmounts() {
        int most = AllocationLimit.DISTINCT_AMOUNTS.ceiling();
        long distinct = offer.alternatives().stream()
                .flatMapToLong(alternative ->
                        LongStream.of(alternative.amounts().values().copy()))
                .distinct()
                .count();
        return distinct > most ? distinct + " different amounts; at most " + most : null;
    }

    private @Nullable String untilOutOfRange() {
        Cycle last = book.plus(schema.calendar().life() - 1);
        return offer.until().isBefore(book) || offer.until().isAfter(last)
                ? "until " + offer.until() + " is outside " + book + ".." + last
                : null;
    }

    private @Nullable String slotsPassed() {
        @Nullable Cycle last = offer.lastCycle(schema);
        return last == null || last.isBefore(book) ? "cycle " + book + " and later ones assign later slots only" : null;
    }

    private Stream<ResourceType> types() {
        return offer.alternatives().stream().map(Alternative::type);
    }
}
