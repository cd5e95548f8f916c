package org.gridmarket.kernel.allocation.schema;

import java.util.List;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * A market as data; a new market is one of these and no Java. It never changes, but for its terms.
 *
 * @param name used once, for ever
 * @param operator whose administrators propose and admit, and whose members close in time
 * @param supervisor whose administrators approve and reverse; another organisation
 * @param type fields of a resource type
 * @param slot which field counts delivery slots; null when none does
 * @param quantity its dimensions
 * @param offers flags that all offers of a side have
 * @param objective what a better solution is better in; the first term decides first, and is not URGENCY
 * @param price which price an assignment has
 * @param money whether money moves
 * @param calendar when cycles are
 * @param limits how large the market may become
 * @param terms those in force from cycle 0 on
 */
public record MarketSchema(
        MarketName name,
        Organisation operator,
        Organisation supervisor,
        List<TypeField> type,
        @Nullable SlotTerms slot,
        List<Dimension> quantity,
        OfferFlags offers,
        List<Objective> objective,
        PriceRule price,
        MoneyTerms money,
        CycleCalendar calendar,
        SizeLimits limits,
        MarketTerms terms) {
    private static final Bytes TAG = Bytes.utf8("gridmarket/allocation-market/1");

    public MarketSchema {
        type = List.copyOf(type);
        quantity = List.copyOf(quantity);
        objective = List.copyOf(objective);
        if (operator == supervisor) {
            throw new IllegalArgumentException("operator and supervisor are both " + operator);
        }
        Bounds.within("fields of the type", type.size(), 1, AllocationLimit.TYPE_FIELDS.ceiling());
        Bounds.distinct("type", type.stream().map(TypeField::name).toList());
        Bounds.within("dimensions", quantity.size(), 1, AllocationLimit.QUANTITY_DIMENSIONS.ceiling());
        Bounds.distinct("quantity", quantity.stream().map(Dimension::name).toList());
        if (quantity.stream().allMatch(dimension -> dimension.volume() == 0)) {
            throw new IllegalArgumentException("no dimension has a volume");
        }
        Bounds.within("terms of the objective", objective.size(), 1, AllocationLimit.OBJECTIVE_TERMS.ceiling());
        Bounds.distinct("objective", objective.stream().map(Objective::name).toList());
        if (objective.getFirst() == Objective.URGENCY) {
            throw new IllegalArgumentException("URGENCY comes first; alone it is best when nothing is assigned");
        }
        SlotTerms counted = slot;
        if (counted != null && type.stream().noneMatch(field -> field.name().equals(counted.field()))) {
            throw new IllegalArgumentException("slot field " + counted.field() + " is no field of the type");
        }
    }

    /** What the supervisor names, so that it approves exactly what it has read. */
    public Bytes digest() {
        return Digest.sha256(TAG, RecordCodec.of(MarketSchema.class).writeBytes(this));
    }

    /** The position of a field; -1 when there is none of that name. */
    public int position(String field) {
        for (int i = 0; i < type.size(); i++) {
            if (type.get(i).name().equals(field)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a row of the terms selects this type. */
    public boolean selects(TypeSelector types, ResourceType wanted) {
        return types.spans().stream().allMatch(span -> {
            int value = wanted.field(position(span.field()));
            return value >= span.from() && value <= span.to();
        });
    }

    /** Whether each field has a value of its range. */
    public boolean has(ResourceType wanted) {
        if (wanted.values().size() != type.size()) {
            return false;
        }
        for (int i = 0; i < type.size(); i++) {
            long value = wanted.values().at(i);
            if (value != (int) value || !type.get(i).has((int) value)) {
                return false;
            }
        }
        return true;
    }

    /** The volume of amounts that are not negative. */
    public Volume volume(Amounts amounts) {
        long sum = 0;
        for (int d = 0; d < quantity.size(); d++) {
            sum = Math.addExact(
                    sum, Math.multiplyExact(amounts.at(d), quantity.get(d).volume()));
        }
        return new Volume(sum);
    }

    /** Whether a cycle may assign this type: its slot lies in the cycle's window. */
    public boolean isAssignable(Cycle c, ResourceType wanted) {
        SlotTerms counted = slot;
        if (counted == null) {
            return true;
        }
        long position = (long) wanted.field(position(counted.field())) - firstSlot(c, counted);
        return position >= 0 && position < counted.window();
    }

    /** The last cycle that may assign this type, or null when none may; any may where nothing counts slots. */
    public @Nullable Cycle lastCycle(ResourceType wanted, Cycle otherwise) {
        SlotTerms counted = slot;
        if (counted == null) {
            return otherwise;
        }
        long start = counted.startMillis(wanted.field(position(counted.field())));
        long since = start - counted.leadMillis() - calendar.epoch().epochMillis();
        long last = Math.floorDiv(since, calendar.cycleMillis()) - 1;
        return last < 0 ? null : new Cycle(Math.toIntExact(Math.min(last, otherwise.index())));
    }

    /** The smallest slot that begins when cycle c has ended and its lead is over, or later. */
    private long firstSlot(Cycle c, SlotTerms counted) {
        long earliest = calendar.ends(c).epochMillis() + counted.leadMillis();
        return Math.ceilDiv(earliest - counted.epoch().epochMillis(), counted.millis());
    }
}
