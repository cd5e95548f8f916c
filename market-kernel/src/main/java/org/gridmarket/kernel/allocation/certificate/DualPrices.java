package org.gridmarket.kernel.allocation.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.CapacityValue;
import org.gridmarket.kernel.allocation.clearing.Load;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * The bound that prices give. A unit of every pair gets what it is worth less the prices of what it takes; each provider takes
 * its best, a fractional knapsack in units of its usage, rounded up; unused units and room are paid for besides.
 */
final class DualPrices {
    /**
     * What a provider can take of one consumer.
     *
     * @param rest what each unit of amount is worth, less prices
     * @param units of amount
     * @param rank the rest of all that the provider has of the type: which is taken first
     */
    private record Item(ResourceType type, BigInteger rest, BigInteger units, BigInteger rank) {}

    /** So that two of them can be added. */
    private static final int LONG_BITS = 62;

    private final AllocationInstance instance;
    private final TermProof proof;
    private final BigInteger volume;
    private final Map<OfferId, BigInteger> offers = new LinkedHashMap<>();
    private final Map<CapacityValue, Map<CapacityPrice.Bound, BigInteger>> capacities = new LinkedHashMap<>();
    private final PairTable pairs;

    DualPrices(AllocationInstance instance, TermProof proof, PairTable pairs) {
        this.instance = instance;
        this.proof = proof;
        this.pairs = pairs;
        this.volume = BigInteger.valueOf(instance.schema().quantity().getFirst().volume());
        for (int at = 0; at < proof.offers().size(); at += TermProof.WIDTH) {
            OfferId id = new OfferId(proof.pages().get((int) proof.offers().at(at)), (int)
                    proof.offers().at(at + 1));
            if (instance.offers().containsKey(id)) { // a price of what is not there pays nothing and bounds nothing
                offers.put(id, BigInteger.valueOf(proof.offers().at(at + 2)));
            }
        }
        for (CapacityPrice price : proof.capacities()) {
            capacities
                    .computeIfAbsent(price.value(), any -> new EnumMap<>(CapacityPrice.Bound.class))
                    .put(price.bound(), BigInteger.valueOf(price.price()));
        }
    }

    BigInteger bound() {
        BigInteger total = BigInteger.ZERO;
        BigInteger[] consuming = new BigInteger[pairs.consuming()];
        List<Item> items = new ArrayList<>();
        @Nullable OpenOffer provider = null;
        for (PairTable.Row row : pairs.rows()) {
            if (provider == null
                    || !provider.id().equals(row.provide().open().id())) { // rows come provider by provider
                total = provider == null ? total : total.add(best(provider, items));
                items.clear();
                provider = row.provide().open();
            }
            BigInteger providing = providing(row.provide());
            for (PairTable.Part consume : row.consumers()) {
                @Nullable BigInteger taking = consuming[consume.place()];
                if (taking == null) {
                    taking = consuming(consume);
                    consuming[consume.place()] = taking;
                }
                BigInteger rest = rest(row.provide(), consume, providing, taking);
                if (rest.signum() > 0) {
                    items.add(item(row.provide(), consume, rest));
                }
            }
        }
        total = provider == null ? total : total.add(best(provider, items));
        return total.add(unusedUnits()).add(unusedRoom());
    }

    private Item item(PairTable.Part provide, PairTable.Part consume, BigInteger rest) {
        BigInteger units = pairs.units(consume);
        BigInteger has = BigInteger.valueOf(provide.alternative().amounts().at(0));
        return new Item(provide.type(), rest, units, rest.multiply(has));
    }

    /**
     * What a unit of amount of a pair is worth, less prices; 0 where that is less. In longs where they hold it all, since most
     * pairs come to nothing.
     */
    private BigInteger rest(
            PairTable.Part provide, PairTable.Part consume, BigInteger providing, BigInteger consuming) {
        if (providing.bitLength() > LONG_BITS || consuming.bitLength() > LONG_BITS) {
            return large(provide, consume, providing, consuming);
        }
        try {
            long worth = 0;
            for (int j = 0; j < proof.weights().size(); j++) {
                worth = Math.addExact(worth, Math.multiplyExact(proof.weights().at(j), worth(j, provide, consume)));
            }
            long rest = Math.subtractExact(
                    Math.multiplyExact(worth, volume.longValueExact()), providing.longValue() + consuming.longValue());
            return rest <= 0 ? BigInteger.ZERO : BigInteger.valueOf(rest);
        } catch (ArithmeticException beyond) {
            return large(provide, consume, providing, consuming);
        }
    }

    /** What a unit of volume adds to a term. */
    private long worth(int term, PairTable.Part provide, PairTable.Part consume) {
        return instance.unitWorth(
                instance.schema().objective().get(term),
                provide.open(),
                provide.alternative(),
                consume.open(),
                consume.alternative());
    }

    /** The same, however large. */
    private BigInteger large(
            PairTable.Part provide, PairTable.Part consume, BigInteger providing, BigInteger consuming) {
        BigInteger each = BigInteger.ZERO;
        for (int j = 0; j < proof.weights().size(); j++) {
            each = each.add(
                    BigInteger.valueOf(proof.weights().at(j)).multiply(BigInteger.valueOf(worth(j, provide, consume))));
        }
        return each.multiply(volume).subtract(providing).subtract(consuming).max(BigInteger.ZERO);
    }

    /** Prices of what a unit of amount of the provider loads; net ones with their sign. */
    private BigInteger providing(PairTable.Part part) {
        BigInteger cost = BigInteger.ZERO;
        for (CapacityValue value : loaded(part.open(), part.type())) {
            cost = cost.add(price(value, CapacityPrice.Bound.OUT))
                    .add(price(value, CapacityPrice.Bound.NET_OUT))
                    .subtract(price(value, CapacityPrice.Bound.NET_IN));
        }
        return cost.multiply(volume);
    }

    /** Prices of what a unit of amount of the consumer loads, and of the units that it takes of its offer. */
    private BigInteger consuming(PairTable.Part part) {
        BigInteger cost = BigInteger.ZERO;
        for (CapacityValue value : loaded(part.open(), part.type())) {
            cost = cost.add(price(value, CapacityPrice.Bound.IN))
                    .subtract(price(value, CapacityPrice.Bound.NET_OUT))
                    .add(price(value, CapacityPrice.Bound.NET_IN));
        }
        cost = cost.multiply(volume);
        @Nullable BigInteger usage = offers.get(part.open().id());
        return usage == null
                ? cost
                : cost.add(usage.multiply(pairs.use(part.open()).units().weight(part.type(), 0)));
    }

    private List<CapacityValue> loaded(OpenOffer open, ResourceType type) {
        return capacities.isEmpty() ? List.of() : instance.loaded(open.groups(), type);
    }

    private BigInteger price(CapacityValue value, CapacityPrice.Bound bound) {
        return capacities.getOrDefault(value, Map.of()).getOrDefault(bound, BigInteger.ZERO);
    }

    /** What a provider can take at most; one that is SINGLE takes its best type. */
    private BigInteger best(OpenOffer provider, List<Item> items) {
        if (!provider.offer().has(Flag.SINGLE)) {
            return knapsack(provider, items);
        }
        Map<ResourceType, List<Item>> byType = new LinkedHashMap<>();
        items.forEach(item ->
                byType.computeIfAbsent(item.type(), any -> new ArrayList<>()).add(item));
        return byType.values().stream()
                .map(ofType -> knapsack(provider, ofType))
                .reduce(BigInteger.ZERO, BigInteger::max);
    }

    private BigInteger knapsack(OpenOffer provider, List<Item> items) {
        OfferUse use = pairs.use(provider);
        List<Item> best = new ArrayList<>(items);
        best.sort(Comparator.comparing(Item::rank).reversed());
        BigInteger left = use.rest();
        BigInteger gain = BigInteger.ZERO;
        for (Item item : best) {
            BigInteger weight = use.units().weight(item.type(), 0);
            BigInteger whole = item.units().min(left.divide(weight));
            gain = gain.add(item.rest().multiply(whole));
            left = left.subtract(weight.multiply(whole));
            if (whole.compareTo(item.units()) < 0) {
                BigInteger part = item.rest().multiply(left);
                return gain.add(part.add(weight).subtract(BigInteger.ONE).divide(weight)); // rounded up
            }
        }
        return gain;
    }

    private BigInteger unusedUnits() {
        BigInteger sum = BigInteger.ZERO;
        for (Map.Entry<OfferId, BigInteger> entry : offers.entrySet()) {
            OpenOffer open = instance.offers().get(entry.getKey());
            if (open != null) {
                sum = sum.add(entry.getValue().multiply(pairs.use(open).rest()));
            }
        }
        return sum;
    }

    /** A bound lowered below what is final has no room, and none below 0. */
    private BigInteger unusedRoom() {
        BigInteger sum = BigInteger.ZERO;
        for (CapacityPrice price : proof.capacities()) {
            Load load = instance.load(price.value());
            var bound = BoundCheck.boundOf(instance, price);
            if (bound != null) {
                long loaded = switch (price.bound()) {
                    case OUT -> load.out().units();
                    case IN -> load.in().units();
                    case NET_OUT -> load.out().units() - load.in().units();
                    case NET_IN -> load.in().units() - load.out().units();
                };
                long room = Math.max(0, Math.subtractExact(bound.units(), loaded));
                sum = sum.add(BigInteger.valueOf(price.price()).multiply(BigInteger.valueOf(room)));
            }
        }
        return sum;
    }
}
