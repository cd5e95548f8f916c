package org.gridmarket.testkit.allocation;

import java.util.List;
import java.util.function.UnaryOperator;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.OfferFacts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of single offers of allocation markets. */
public final class AllocationOfferWitnesses {
    private AllocationOfferWitnesses() {}

    private static Decision<OfferFacts> judged(UnaryOperator<SchemaDraft> market, Offers offer) {
        return OfferFacts.EACH.check(new OfferFacts(
                offer.make(),
                new Cycle(1),
                market.apply(AllocationOnLedger.draft()).make()));
    }

    private static Decision<OfferFacts> judged(Offers offer) {
        return judged(draft -> draft, offer);
    }

    public static void addTo(RejectionTable table) {
        Offers one = Offers.provide().of(1, 5, 1);
        table.row(
                        AllocationRejection.FLAGS_NOT_ALLOWED,
                        "an offer lacks a flag of its side",
                        () -> judged(draft -> draft.flags(List.of(Flag.SINGLE), List.of()), one))
                .row(
                        AllocationRejection.TOO_MANY_ALTERNATIVES,
                        "an offer has no alternative",
                        () -> judged(Offers.provide()))
                .row(
                        AllocationRejection.TYPE_OUT_OF_RANGE,
                        "a field is larger than the schema says",
                        () -> judged(one.of(1_001, 5, 1)))
                .row(AllocationRejection.TYPE_REPEATED, "a type comes twice", () -> judged(one.of(1, 5, 1)))
                .row(AllocationRejection.AMOUNT_OUT_OF_RANGE, "an amount is 0", () -> judged(one.of(2, 0, 1)))
                .row(AllocationRejection.VALUE_OUT_OF_RANGE, "a value is below 0", () -> judged(one.of(2, 5, -1)))
                .row(
                        AllocationRejection.DEPOSIT_TOO_LARGE,
                        "a value times the volume is too large to be summed",
                        () -> judged(one.of(2, 1_000_000_000, UnitValue.MAX_MICRO)))
                .row(AllocationRejection.TOO_MANY_AMOUNTS, "an offer has 33 different amounts", () -> {
                    Offers many = Offers.provide();
                    for (int i = 1; i <= 33; i++) {
                        many = many.of(i, i, 1);
                    }
                    return judged(many);
                })
                .row(
                        AllocationRejection.UNTIL_OUT_OF_RANGE,
                        "an offer is to outlast its life",
                        () -> judged(one.until(5)))
                .row(
                        AllocationRejection.SLOTS_PASSED,
                        "the slots of an offer have passed",
                        () -> judged(draft -> draft.slots(2), Offers.provide().of(1, 5, 1)));
    }
}
