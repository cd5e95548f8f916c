package org.gridmarket.kernel.allocation.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of an instance by their parts: what concerns an offer at one of its types is looked up once, however many pairs it
 * has there. A day of 102 homes has 11,458 parts and 217,571 pairs. Not thread-safe.
 */
final class PairTable {
    /**
     * An offer at one of its types.
     *
     * @param place among the parts of its side, from 0
     */
    record Part(int place, OpenOffer open, Alternative alternative) {
        ResourceType type() {
            return alternative.type();
        }
    }

    /** A provider at one of its types, and the consumers there that may be its counterparts. */
    record Row(Part provide, List<Part> consumers) {}

    private final List<Row> rows = new ArrayList<>();
    private final Map<OfferId, OfferUse> uses = new LinkedHashMap<>();
    private final List<@Nullable BigInteger> units = new ArrayList<>();
    private int consuming;

    private PairTable() {}

    /** Empty when there are more than {@code most} pairs to be looked at. */
    static Optional<PairTable> of(AllocationInstance instance, int most) {
        PairTable table = new PairTable();
        Map<ResourceType, List<Part>> consumers = new LinkedHashMap<>();
        for (OpenOffer consume : instance.of(Side.CONSUME)) {
            for (Alternative alternative : consume.offer().alternatives()) {
                consumers
                        .computeIfAbsent(alternative.type(), any -> new ArrayList<>())
                        .add(new Part(table.consuming++, consume, alternative));
                table.units.add(null);
            }
        }
        long looked = 0;
        int providing = 0;
        for (OpenOffer provide : instance.of(Side.PROVIDE)) {
            for (Alternative alternative : provide.offer().alternatives()) {
                List<Part> meeting = consumers.getOrDefault(alternative.type(), List.of());
                looked += meeting.size();
                if (looked > most) {
                    return Optional.empty();
                }
                if (instance.schema().isAssignable(instance.cycle(), alternative.type())) {
                    table.add(new Part(providing++, provide, alternative), meeting, instance);
                }
            }
        }
        return Optional.of(table);
    }

    private void add(Part provide, List<Part> meeting, AllocationInstance instance) {
        List<Part> possible = new ArrayList<>();
        for (Part consume : meeting) {
            if (CompatiblePair.isPossible(provide, consume, instance)) {
                possible.add(consume);
            }
        }
        rows.add(new Row(provide, possible));
    }

    /** Provider by provider; some have no consumers. */
    List<Row> rows() {
        return rows;
    }

    /** How many parts consume; their places are below it. */
    int consuming() {
        return consuming;
    }

    /** What earlier cycles used of an offer. */
    OfferUse use(OpenOffer open) {
        @Nullable OfferUse known = uses.get(open.id());
        if (known == null) {
            known = open.use();
            uses.put(open.id(), known);
        }
        return known;
    }

    /** How many units of amount are left of a consuming part. */
    BigInteger units(Part consume) {
        @Nullable BigInteger known = units.get(consume.place());
        if (known == null) {
            OfferUse use = use(consume.open());
            known = use.rest().divide(use.units().weight(consume.type(), 0));
            units.set(consume.place(), known);
        }
        return known;
    }

    /** One by one, provider by provider. */
    List<CompatiblePair> pairs() {
        List<CompatiblePair> pairs = new ArrayList<>();
        for (Row row : rows) {
            for (Part consume : row.consumers()) {
                pairs.add(new CompatiblePair(
                        row.provide().open(), consume.open(), row.provide().type()));
            }
        }
        return pairs;
    }
}
