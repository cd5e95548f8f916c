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

/**
 * The bound that prices give. A unit of every pair gets what it is worth less the prices of what it takes; each provider takes
 * its best, a fractional knapsack in units of its usage, rounded up; unused units and room are paid for besides.
 */
final class DualPrices {
    /** What a provider can take of one consumer: so many units of amount at such a rest each. */
    private record Item(ResourceType type, BigInteger rest, BigInteger units) {}

    private final AllocationInstance instance;
    private final TermProof proof;
    private final Map<OfferId, BigInteger> offers = new LinkedHashMap<>();
    private final Map<CapacityValue, Map<CapacityPrice.Bound, BigInteger>> capacities = new LinkedHashMap<>();
    private final Map<OfferId, OfferUse> uses = new LinkedHashMap<>();

    DualPrices(AllocationInstance instance, TermProof proof) {
        this.instance = instance;
        this.proof = proof;
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
        for (CompatiblePair pair : pairs) {
            BigInteger rest = rest(pair);
            if (rest.signum() > 0) {
                OfferUse consumer = use(pair.consume());
                BigInteger units = consumer.rest().divide(consumer.units().weight(pair.type(), 0));
                items.computeIfAbsent(pair.provide().id(), any -> new ArrayList<>())
                        .add(new Item(pair.type(), rest, units));
                providers.put(pair.provide().id(), pair.provide());
            }
        }
        BigInteger total = BigInteger.ZERO;
        for (Map.Entry<OfferId, List<Item>> entry : items.entrySet()) {
            OpenOffer provider = providers.get(entry.getKey());
            if (provider != null) {
                total = total.add(best(provider, entry.getValue()));
            }
        }
        return total.add(unusedUnits()).add(unusedRoom());
    }

    /** What a unit of amount of a pair is worth, less prices. */
    private BigInteger rest(CompatiblePair pair) {
        BigInteger each = BigInteger.ZERO;
        for (int j = 0; j < proof.weights().size(); j++) {
            Objective term = instance.schema().objective().get(j);
            each = each.add(BigInteger.valueOf(proof.weights().at(j))
                    .multiply(
                            BigInteger.valueOf(instance.unitWorth(term, pair.provide(), pair.consume(), pair.type()))));
        }
        BigInteger volume =
                BigInteger.valueOf(instance.schema().quantity().getFirst().volume());
        BigInteger usage = offers.getOrDefault(pair.consume().id(), BigInteger.ZERO);
        if (usage.signum() > 0) {
            usage = usage.multiply(use(pair.consume()).units().weight(pair.type(), 0));
        }
        return volume.multiply(each.subtract(burden(pair))).subtract(usage);
    }

    /** Prices of what a unit of volume loads; net ones with their sign. */
    private BigInteger burden(CompatiblePair pair) {
        if (capacities.isEmpty()) {
            return BigInteger.ZERO;
        }
        BigInteger sum = BigInteger.ZERO;
        for (CapacityValue value : instance.loaded(pair.provide().groups(), pair.type())) {
            sum = sum.add(price(value, CapacityPrice.Bound.OUT))
                    .add(price(value, CapacityPrice.Bound.NET_OUT))
                    .subtract(price(value, CapacityPrice.Bound.NET_IN));
        }
        for (CapacityValue value : instance.loaded(pair.consume().groups(), pair.type())) {
            sum = sum.add(price(value, CapacityPrice.Bound.IN))
                    .subtract(price(value, CapacityPrice.Bound.NET_OUT))
                    .add(price(value, CapacityPrice.Bound.NET_IN));
        }
        return sum;
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
        OfferUse use = use(provider);
        List<Item> best = new ArrayList<>(items);
        best.sort(Comparator.comparing((Item item) -> item.rest()
                        .multiply(BigInteger.valueOf(provider.offer()
                                .alternative(item.type())
                                .orElseThrow()
                                .amounts()
                                .at(0))))
                .reversed());
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
                sum = sum.add(entry.getValue().multiply(use(open).rest()));
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

    private OfferUse use(OpenOffer open) {
        return uses.computeIfAbsent(open.id(), any -> open.use());
    }
}
