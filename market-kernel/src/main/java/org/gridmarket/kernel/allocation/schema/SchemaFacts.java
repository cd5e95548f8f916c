package org.gridmarket.kernel.allocation.schema;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.decision.RuleBook;
import org.jspecify.annotations.Nullable;

/**
 * A schema, or other terms of it, judged before anybody agrees on them.
 *
 * @param schema of the market
 * @param terms that are to be in force; its own at founding
 */
public record SchemaFacts(MarketSchema schema, MarketTerms terms) {
    private static final String SOURCE = "allocation-market, A market is data";

    // spotless:off
    public static final RuleBook<SchemaFacts> FOUNDABLE = RuleBook.of("allocation:proposeMarket, the schema",
            rule(AllocationRejection.MARKET_TOO_LARGE,      SOURCE, SchemaFacts::tooLarge),
            rule(AllocationRejection.WINDOW_BEYOND_LIFE,    SOURCE, SchemaFacts::windowBeyondLife),
            rule(AllocationRejection.LAPSE_AFTER_LEAD,      SOURCE, SchemaFacts::lapseAfterLead),
            rule(AllocationRejection.PHASE_TOO_SHORT,       SOURCE, SchemaFacts::phaseTooShort),
            rule(AllocationRejection.HOLD_TOO_SHORT,        SOURCE, SchemaFacts::holdTooShort));
    public static final RuleBook<SchemaFacts> TERMS = RuleBook.of("allocation, terms that are proposed",
            rule(AllocationRejection.FIELD_UNKNOWN,         SOURCE, SchemaFacts::fieldUnknown),
            rule(AllocationRejection.CAPACITY_WITHOUT_SLOT, SOURCE, SchemaFacts::capacityWithoutSlot));
    // spotless:on

    /** In the order they are asked. */
    public static final List<RuleBook<?>> BOOKS = List.of(FOUNDABLE, TERMS);

    private @Nullable String tooLarge() {
        return schema.limits().fits(schema.calendar().life())
                ? null
                : schema.limits() + " with a life of " + schema.calendar().life()
                        + " cycles; members x offers is at most "
                        + AllocationLimit.MEMBERS_X_OFFERS.ceiling() + ", x alternatives "
                        + AllocationLimit.OFFERS_X_ALTERNATIVES.ceiling() + ", assignments x life "
                        + AllocationLimit.ASSIGNMENTS_X_LIFE.ceiling();
    }

    private @Nullable String windowBeyondLife() {
        SlotTerms slot = schema.slot();
        if (slot == null) {
            return null;
        }
        long window = Math.multiplyExact(slot.window(), slot.millis());
        long life =
                Math.multiplyExact(schema.calendar().life(), schema.calendar().cycleMillis());
        return window > life ? "the window is " + window + " ms, the life " + life + " ms" : null;
    }

    private @Nullable String lapseAfterLead() {
        SlotTerms slot = schema.slot();
        return slot != null && schema.calendar().lapseMillis() > slot.leadMillis()
                ? "lapse is " + schema.calendar().lapseMillis() + " ms, the lead " + slot.leadMillis() + " ms"
                : null;
    }

    private @Nullable String phaseTooShort() {
        return schema.calendar().isLongEnough() ? null : "a phase of " + schema.calendar();
    }

    private @Nullable String holdTooShort() {
        return schema.calendar().isLongEnough(schema.money())
                ? null
                : "the hold is " + schema.money().holdMillis() + " ms";
    }

    private @Nullable String fieldUnknown() {
        return terms.fields()
                .filter(field -> schema.position(field) < 0)
                .findFirst()
                .map(field -> "the schema has no field " + field)
                .orElse(null);
    }

    private @Nullable String capacityWithoutSlot() {
        SlotTerms slot = schema.slot();
        return slot == null
                ? null
                : terms.capacities().stream()
                        .filter(capacity -> !capacity.by().contains(slot.field()))
                        .findFirst()
                        .map(capacity -> "a capacity of " + capacity.group() + " counts by " + capacity.by()
                                + " and not by " + slot.field())
                        .orElse(null);
    }
}
