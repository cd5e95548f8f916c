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
import org.gridmarket.kernel.allocation.schema.Objective;
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

    /** One offer: what is the same for all its pairs is looked up once. */
    private static final class Party {
        private final OpenOffer open;
        private final OfferUse use;
        private final Map<ResourceType, BigInteger> costs = new LinkedHashMap<>();

        private Party(OpenOffer open) {
            this.open = open;
            this.use = open.use();
        }
    }

    private final AllocationInstance instance;
    private final TermProof proof;
    private final BigInteger volume;
    private final Map<OfferId, BigInteger> offers = new LinkedHashMap<>();
    private final Map<CapacityValue, Map<CapacityPrice.Bound, BigInteger>> capacities = new LinkedHashMap<>();
    private final Map<OfferId, Party> parties = new LinkedHashMap<>();

    DualPrices(AllocationInstance instance, TermProof proof) {
        this.instance = instance;
        this.proof = proof;
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

    BigInteger bound(List<CompatiblePair> pairs) {
        Map<OfferId, List<Item>> items = new LinkedHashMap<>();
        Map<OfferId, OpenOffer> providers = new LinkedHashMap<>();
        @Nullable Party provider = null;
        for (CompatiblePair pair : pairs) {
            if (provider == null
                    || !provider.open.id().equals(pair.provide().id())) { // pairs come provider by provider
                provider = party(pair.provide());
            }
            Party consuming = party(pair.consume());
            BigInteger rest = rest(pair, provider, consuming);
            if (rest.signum() > 0) {
                OfferUse consumer = consuming.use;
                BigInteger units = consumer.rest().divide(consumer.units().weight(pair.type(), 0));
                BigInteger has = BigInteger.valueOf(pair.provide()
                        .offer()
                        .alternative(pair.type())
                        .orElseThrow()
                        .amounts()
                        .at(0));
                providers.put(pair.provide().id(), pair.provide());
                items.computeIfAbsent(pair.provide().id(), any -> new ArrayList<>())
                        .add(new Item(pair.type(), rest, units, rest.multiply(has)));
            }
        }
        BigInteger total = BigInteger.ZERO;
        for (Map.Entry<OfferId, OpenOffer> entry : providers.entrySet()) {
            total = total.add(best(entry.getValue(), items.getOrDefault(entry.getKey(), List.of())));
        }
        return total.add(unusedUnits()).add(unusedRoom());
    }

    /** What a unit of amount of a pair is worth, less prices. */
    private BigInteger rest(CompatiblePair pair, Party provider, Party consumer) {
        BigInteger each = BigInteger.ZERO;
        for (int j = 0; j < proof.weights().size(); j++) {
            Objective term = instance.schema().objective().get(j);
            each = each.add(BigInteger.valueOf(proof.weights().at(j))
                    .multiply(
                            BigInteger.valueOf(instance.unitWorth(term, pair.provide(), pair.consume(), pair.type()))));
        }
        return each.multiply(volume).subtract(providing(pair, provider)).subtract(consuming(pair, consumer));
    }

    /** Prices of what a unit of amount of the provider loads; net ones with their sign. */
    private BigInteger providing(CompatiblePair pair, Party provider) {
        Map<ResourceType, BigInteger> costs = provider.costs;
        @Nullable BigInteger known = costs.get(pair.type());
        if (known == null) {
            known = BigInteger.ZERO;
            for (CapacityValue value : loaded(pair.provide(), pair.type())) {
                known = known.add(price(value, CapacityPrice.Bound.OUT))
                        .add(price(value, CapacityPrice.Bound.NET_OUT))
                        .subtract(price(value, CapacityPrice.Bound.NET_IN));
            }
            known = known.multiply(volume);
            costs.put(pair.type(), known);
        }
        return known;
    }

    /** Prices of what a unit of amount of the consumer loads, and of the units that it takes of its offer. */
    private BigInteger consuming(CompatiblePair pair, Party consumer) {
        Map<ResourceType, BigInteger> costs = consumer.costs;
        @Nullable BigInteger known = costs.get(pair.type());
        if (known == null) {
            known = BigInteger.ZERO;
            for (CapacityValue value : loaded(pair.consume(), pair.type())) {
                known = known.add(price(value, CapacityPrice.Bound.IN))
                        .subtract(price(value, CapacityPrice.Bound.NET_OUT))
                        .add(price(value, CapacityPrice.Bound.NET_IN));
            }
            BigInteger usage = offers.getOrDefault(pair.consume().id(), BigInteger.ZERO);
            BigInteger weight = consumer.use.units().weight(pair.type(), 0);
            known = known.multiply(volume).add(usage.multiply(weight));
            costs.put(pair.type(), known);
        }
        return known;
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
        OfferUse use = party(provider).use;
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
                sum = sum.add(entry.getValue().multiply(party(open).use.rest()));
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

    private Party party(OpenOffer open) {
        return parties.computeIfAbsent(open.id(), any -> new Party(open));
    }
}
