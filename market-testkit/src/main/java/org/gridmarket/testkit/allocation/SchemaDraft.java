package org.gridmarket.testkit.allocation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.schema.Band;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.CycleCalendar;
import org.gridmarket.kernel.allocation.schema.Dimension;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.allocation.schema.MoneyTerms;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.kernel.allocation.schema.OfferFlags;
import org.gridmarket.kernel.allocation.schema.PairRow;
import org.gridmarket.kernel.allocation.schema.PriceRule;
import org.gridmarket.kernel.allocation.schema.SizeLimits;
import org.gridmarket.kernel.allocation.schema.SlotTerms;
import org.gridmarket.kernel.allocation.schema.TypeField;
import org.gridmarket.kernel.allocation.schema.Weight;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * A schema that a test changes as it likes before it makes one. From the start: one field {@code place}, one dimension, no
 * slot, VOLUME then WELFARE, MIDPOINT, settled without hold; cycles of 300 s offering and 150 s solving, life 4.
 */
public final class SchemaDraft {
    /** A second of the executable model, whose phases are shorter than a real market may have. */
    public static final long UNIT_MILLIS = 3_000;

    private final LedgerTime epoch;
    private String name = "seats";
    private List<TypeField> type = List.of(new TypeField("place", 0, 1_000));
    private @Nullable SlotTerms slot;
    private List<Dimension> quantity = List.of(new Dimension("seats", 1_000_000_000, 0, 1));
    private OfferFlags flags = OfferFlags.NONE;
    private List<Objective> objective = List.of(Objective.VOLUME, Objective.WELFARE);
    private PriceRule price = PriceRule.MIDPOINT;
    private boolean settled = true;
    private long holdMillis;
    private long lapseMillis = 40 * UNIT_MILLIS;
    private boolean overlap;
    private int life = 4;
    private boolean simulation;
    private SizeLimits limits = new SizeLimits(100, 20, 40, 1_000);
    private long fee;
    private final List<Band> bands = new ArrayList<>();
    private final List<Weight> weights = new ArrayList<>();
    private final List<PairRow> pairs = new ArrayList<>();
    private final List<Capacity> capacities = new ArrayList<>();

    public SchemaDraft(LedgerTime epoch) {
        this.epoch = epoch;
    }

    public SchemaDraft named(String text) {
        name = text;
        return this;
    }

    public SchemaDraft type(TypeField... fields) {
        type = List.of(fields);
        return this;
    }

    public SchemaDraft slot(SlotTerms counted) {
        slot = counted;
        return this;
    }

    /** A type of a slot alone, as long as a cycle, three in a window, with the lead of the lapse. */
    public SchemaDraft slots(int window) {
        type = List.of(new TypeField("slot", 0, 100_000));
        slot = new SlotTerms("slot", epoch, 150 * UNIT_MILLIS, lapseMillis, window);
        return this;
    }

    /** Dimensions with these volume weights. */
    public SchemaDraft dimensions(int... volumes) {
        List<Dimension> dimensions = new ArrayList<>();
        for (int d = 0; d < volumes.length; d++) {
            dimensions.add(new Dimension("q" + d, 1_000_000_000, 0, volumes[d]));
        }
        quantity = dimensions;
        return this;
    }

    public SchemaDraft flags(List<Flag> provide, List<Flag> consume) {
        flags = new OfferFlags(provide, consume);
        return this;
    }

    public SchemaDraft objective(Objective... terms) {
        objective = List.of(terms);
        return this;
    }

    public SchemaDraft price(PriceRule rule) {
        price = rule;
        return this;
    }

    public SchemaDraft unsettled() {
        settled = false;
        return this;
    }

    public SchemaDraft hold(long millis) {
        holdMillis = millis;
        return this;
    }

    public SchemaDraft lapse(long millis) {
        lapseMillis = millis;
        return this;
    }

    public SchemaDraft overlapping() {
        overlap = true;
        return this;
    }

    public SchemaDraft life(int cycles) {
        life = cycles;
        return this;
    }

    public SchemaDraft simulated() {
        simulation = true;
        return this;
    }

    public SchemaDraft limits(SizeLimits sizes) {
        limits = sizes;
        return this;
    }

    public SchemaDraft fee(long micro) {
        fee = micro;
        return this;
    }

    public SchemaDraft band(Band band) {
        bands.add(band);
        return this;
    }

    public SchemaDraft weight(Weight weight) {
        weights.add(weight);
        return this;
    }

    public SchemaDraft pair(PairRow pair) {
        pairs.add(pair);
        return this;
    }

    public SchemaDraft capacity(Capacity capacity) {
        capacities.add(capacity);
        return this;
    }

    public MarketTerms terms() {
        return new MarketTerms(new UnitValue(fee), bands, weights, pairs, capacities);
    }

    public MarketSchema make() {
        return new MarketSchema(
                new MarketName(name),
                Organisation.DSO,
                Organisation.REGULATOR,
                type,
                slot,
                quantity,
                flags,
                objective,
                price,
                new MoneyTerms(settled, holdMillis),
                new CycleCalendar(
                        epoch,
                        100 * UNIT_MILLIS,
                        50 * UNIT_MILLIS,
                        20 * UNIT_MILLIS,
                        lapseMillis,
                        overlap,
                        life,
                        simulation),
                limits,
                terms());
    }
}
