package org.gridmarket.testbed.simulation.allocation;

import java.util.List;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Band;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.CycleCalendar;
import org.gridmarket.kernel.allocation.schema.Dimension;
import org.gridmarket.kernel.allocation.schema.FieldSpan;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.allocation.schema.MoneyTerms;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.kernel.allocation.schema.OfferFlags;
import org.gridmarket.kernel.allocation.schema.PriceRule;
import org.gridmarket.kernel.allocation.schema.SizeLimits;
import org.gridmarket.kernel.allocation.schema.SlotTerms;
import org.gridmarket.kernel.allocation.schema.TypeField;
import org.gridmarket.kernel.allocation.schema.TypeSelector;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;

/** The two markets of a simulated world: between them every rule of time, price and money. */
final class SimulatedSchemas {
    /** The group that has a capacity. */
    static final String GROUP = "north";

    /** Values of the one field of either. */
    static final int TYPES = 3;

    static final int OFFERS_PER_MEMBER = 8;

    private static final long OFFERING_MILLIS = 50_000;
    private static final long SOLVING_MILLIS = 70_000;
    private static final long GRACE_MILLIS = 10_000;
    private static final long HOLD_MILLIS = 30_000;
    private static final int LIFE = 3;
    private static final SizeLimits LIMITS = new SizeLimits(20, OFFERS_PER_MEMBER, 4, 30);

    private SimulatedSchemas() {}

    /** Seats: one price for a type, a fee, a hold, a band, a group with a capacity, the door shut while a cycle is solved. */
    static MarketSchema seats(LedgerTime epoch) {
        Capacity capacity = new Capacity(TypeSelector.ALL, GROUP, List.of(), new Volume(6), null, new Volume(4), null);
        Band band =
                new Band(new TypeSelector(List.of(new FieldSpan("place", 0, 1))), new UnitValue(2), new UnitValue(7));
        return new MarketSchema(
                new MarketName("seats"),
                Organisation.DSO,
                Organisation.REGULATOR,
                List.of(new TypeField("place", 0, TYPES - 1)),
                null,
                List.of(new Dimension("seats", 9, 0, 1)),
                new OfferFlags(List.of(Flag.SINGLE), List.of()),
                List.of(Objective.VOLUME, Objective.WELFARE),
                PriceRule.UNIFORM,
                new MoneyTerms(true, HOLD_MILLIS),
                calendar(epoch, false),
                LIMITS,
                new MarketTerms(new UnitValue(1), List.of(band), List.of(), List.of(), List.of(capacity)));
    }

    /** Futures of delivery slots: a price for each assignment, another operator, the door never shut. */
    static MarketSchema futures(LedgerTime epoch) {
        Capacity capacity =
                new Capacity(TypeSelector.ALL, Capacity.EVERYBODY, List.of("slot"), new Volume(8), null, null, null);
        return new MarketSchema(
                new MarketName("futures"),
                Organisation.COOPERATIVE,
                Organisation.DSO,
                List.of(new TypeField("slot", 0, 1_000)),
                new SlotTerms("slot", epoch, OFFERING_MILLIS + SOLVING_MILLIS, SOLVING_MILLIS, LIFE),
                List.of(new Dimension("power", 9, 0, 1)),
                OfferFlags.NONE,
                List.of(Objective.VOLUME, Objective.URGENCY),
                PriceRule.MIDPOINT,
                new MoneyTerms(true, 0),
                calendar(epoch, true),
                LIMITS,
                new MarketTerms(UnitValue.ZERO, List.of(), List.of(), List.of(), List.of(capacity)));
    }

    private static CycleCalendar calendar(LedgerTime epoch, boolean overlap) {
        return new CycleCalendar(
                epoch, OFFERING_MILLIS, SOLVING_MILLIS, GRACE_MILLIS, SOLVING_MILLIS, overlap, LIFE, true);
    }
}
