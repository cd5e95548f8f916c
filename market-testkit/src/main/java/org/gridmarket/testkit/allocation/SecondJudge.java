package org.gridmarket.testkit.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.FieldSpan;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.allocation.schema.PriceRule;
import org.gridmarket.kernel.allocation.schema.SlotTerms;
import org.gridmarket.kernel.allocation.schema.TypeSelector;
import org.gridmarket.kernel.party.AccountKey;
import org.jspecify.annotations.Nullable;

/**
 * An independent judge of feasibility: the definitions of section 6.3 and of the page, in fractions, over whole histories. It
 * shares with the kernel the records that it reads and nothing that decides.
 */
final class SecondJudge {
    /** An offer as it was posted. */
    record Posted(AccountKey owner, List<String> groups, Offer offer) {}

    /** An assignment and the cycle that made it final, or wants to. */
    record Dated(int cycle, Assignment assignment) {}

    private final MarketSchema schema;
    private final MarketTerms terms;
    private final int cycle;
    private final Map<OfferId, Posted> open;
    private final Map<OfferId, Posted> all;
    private final List<Dated> earlier;

    /**
     * @param open offers of the instance
     * @param all offers that were ever posted
     * @param earlier what is final
     */
    SecondJudge(
            MarketSchema schema,
            MarketTerms terms,
            int cycle,
            Map<OfferId, Posted> open,
            Map<OfferId, Posted> all,
            List<Dated> earlier) {
        this.schema = schema;
        this.terms = terms;
        this.cycle = cycle;
        this.open = open;
        this.all = all;
        this.earlier = earlier;
    }

    /** What is wrong with a set of assignments; empty when it is feasible. */
    Optional<String> offence(List<Assignment> set) {
        if (set.isEmpty()) {
            return Optional.of("empty");
        }
        for (int i = 0; i < set.size(); i++) {
            if (i > 0 && set.get(i - 1).compareTo(set.get(i)) >= 0) {
                return Optional.of("order");
            }
            Optional<String> offence = single(set.get(i));
            if (offence.isPresent()) {
                return offence;
            }
        }
        if (schema.price() == PriceRule.UNIFORM && !haveOnePrice(set)) {
            return Optional.of("uniform");
        }
        Set<OfferId> touched = new HashSet<>();
        set.forEach(each -> {
            touched.add(each.provide());
            touched.add(each.consume());
        });
        for (OfferId id : touched) {
            Optional<String> offence = offer(id, set);
            if (offence.isPresent()) {
                return offence;
            }
        }
        return capacities(set);
    }

    private Optional<String> single(Assignment a) {
        Posted p = open.get(a.provide());
        Posted k = open.get(a.consume());
        if (p == null || k == null) {
            return Optional.of("unknown");
        }
        long sum = 0;
        for (long amount : a.amounts().values().copy()) {
            if (amount < 0) {
                return Optional.of("quantity");
            }
            sum += amount;
        }
        if (sum == 0) {
            return Optional.of("quantity");
        }
        if (p.offer().side() != Side.PROVIDE || k.offer().side() != Side.CONSUME) {
            return Optional.of("sides");
        }
        Alternative provided = alternative(p.offer(), a.type());
        Alternative consumed = alternative(k.offer(), a.type());
        if (provided == null || consumed == null || !isInWindow(a.type())) {
            return Optional.of("type");
        }
        if (p.owner().equals(k.owner())) {
            return Optional.of("self");
        }
        boolean asked = false;
        boolean allowed = false;
        for (var row : terms.pairs()) {
            if (selects(row.types(), a.type())) {
                asked = true;
                allowed |= p.groups().contains(row.provider()) && k.groups().contains(row.consumer());
            }
        }
        if (asked && !allowed) {
            return Optional.of("pair");
        }
        return least(a) > most(a) ? Optional.of("price") : Optional.empty();
    }

    private long least(Assignment a) {
        Alternative provided = wanted(posted(a.provide()).offer(), a.type());
        for (var band : terms.bands()) {
            if (selects(band.types(), a.type())) {
                return Math.max(provided.value().micro(), band.min().micro());
            }
        }
        return provided.value().micro();
    }

    private long most(Assignment a) {
        long net = wanted(posted(a.consume()).offer(), a.type()).value().micro()
                - terms.feeMicro().micro();
        for (var band : terms.bands()) {
            if (selects(band.types(), a.type())) {
                return Math.min(net, band.max().micro());
            }
        }
        return net;
    }

    private boolean haveOnePrice(List<Assignment> set) {
        for (Assignment one : set) {
            for (Assignment other : set) {
                if (one.type().equals(other.type()) && least(one) > most(other)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The smallest shares alpha_t with sum of a_Q at most alpha_t o_Q(t) in every dimension. */
    private Optional<String> offer(OfferId id, List<Assignment> set) {
        Offer offer = posted(id).offer();
        Map<ResourceType, long[]> sums = new HashMap<>();
        Set<OfferId> others = new HashSet<>();
        List<Assignment> mine = new ArrayList<>(set);
        earlier.forEach(each -> mine.add(each.assignment()));
        for (Assignment a : mine) {
            if (a.provide().equals(id) || a.consume().equals(id)) {
                long[] sum = sums.computeIfAbsent(
                        a.type(), any -> new long[schema.quantity().size()]);
                for (int d = 0; d < sum.length; d++) {
                    sum[d] += a.amounts().at(d);
                }
                others.add(a.provide().equals(id) ? a.consume() : a.provide());
            }
        }
        Share total = Share.NONE;
        boolean exact = true;
        for (Map.Entry<ResourceType, long[]> entry : sums.entrySet()) {
            Amounts offered = wanted(offer, entry.getKey()).amounts();
            Share most = Share.NONE;
            for (int d = 0; d < offered.dimensions(); d++) {
                most = most.max(Share.of(entry.getValue()[d], offered.at(d)));
                exact &= offered.dimensions() == 1 || entry.getValue()[d] == offered.at(d);
            }
            total = total.plus(most);
        }
        if (total.compareTo(Share.ALL) > 0) {
            return Optional.of("exceeded");
        }
        if (offer.flags().contains(Flag.SINGLE) && sums.size() > 1) {
            return Optional.of("single");
        }
        if (offer.flags().contains(Flag.TOGETHER) && others.size() > 1) {
            return Optional.of("together");
        }
        return offer.flags().contains(Flag.WHOLE) && (total.compareTo(Share.ALL) != 0 || !exact)
                ? Optional.of("whole")
                : Optional.empty();
    }

    private Optional<String> capacities(List<Assignment> set) {
        for (Capacity capacity : terms.capacities()) {
            Map<List<Integer>, long[]> was = new HashMap<>();
            if (schema.slot() != null) {
                earlier.forEach(each -> load(capacity, each.assignment(), was));
            }
            Map<List<Integer>, long[]> now = new HashMap<>();
            was.forEach((key, load) -> now.put(key, load.clone()));
            Set<List<Integer>> touched = new HashSet<>();
            for (Assignment a : set) {
                load(capacity, a, now);
                if (selects(capacity.types(), a.type())) {
                    touched.add(key(capacity, a.type()));
                }
            }
            for (List<Integer> key : touched) {
                long[] after = now.getOrDefault(key, new long[2]);
                long[] before = was.getOrDefault(key, new long[2]);
                if (isBeyond(capacity.out(), after[0], before[0]) || isBeyond(capacity.in(), after[1], before[1])) {
                    return Optional.of("capacity");
                }
                if (isBeyond(capacity.netOut(), after[0] - after[1], before[0] - before[1])
                        || isBeyond(capacity.netIn(), after[1] - after[0], before[1] - before[0])) {
                    return Optional.of("net");
                }
            }
        }
        return Optional.empty();
    }

    private void load(Capacity capacity, Assignment a, Map<List<Integer>, long[]> loads) {
        if (!selects(capacity.types(), a.type())) {
            return;
        }
        long volume = 0;
        for (int d = 0; d < schema.quantity().size(); d++) {
            volume += a.amounts().at(d) * schema.quantity().get(d).volume();
        }
        long[] sums = loads.computeIfAbsent(key(capacity, a.type()), any -> new long[2]);
        sums[0] += isOf(capacity, a.provide()) ? volume : 0;
        sums[1] += isOf(capacity, a.consume()) ? volume : 0;
    }

    private boolean isOf(Capacity capacity, OfferId id) {
        return capacity.group().equals("*") || posted(id).groups().contains(capacity.group());
    }

    private static boolean isBeyond(@Nullable Volume bound, long after, long before) {
        return bound != null && after > bound.units() && after > before;
    }

    private List<Integer> key(Capacity capacity, ResourceType type) {
        return capacity.by().stream().map(field -> value(type, field)).toList();
    }

    private int value(ResourceType type, String field) {
        for (int i = 0; i < schema.type().size(); i++) {
            if (schema.type().get(i).name().equals(field)) {
                return (int) type.values().at(i);
            }
        }
        throw new IllegalStateException(field);
    }

    private boolean selects(TypeSelector types, ResourceType type) {
        for (FieldSpan span : types.spans()) {
            int value = value(type, span.field());
            if (value < span.from() || value > span.to()) {
                return false;
            }
        }
        return true;
    }

    /** A slot of the window: at or after the end of the cycle and its lead, and not the one behind the window. */
    private boolean isInWindow(ResourceType type) {
        SlotTerms slot = schema.slot();
        if (slot == null) {
            return true;
        }
        var calendar = schema.calendar();
        long earliest = calendar.epoch().epochMillis()
                + (cycle + 1L) * (calendar.offeringMillis() + calendar.solvingMillis())
                + slot.leadMillis();
        int wanted = value(type, slot.field());
        int first = 0;
        while (slot.epoch().epochMillis() + first * slot.millis() < earliest) {
            first++;
        }
        return wanted >= first && wanted < first + slot.window();
    }

    private Posted posted(OfferId id) {
        return Objects.requireNonNull(all.get(id));
    }

    private static Alternative wanted(Offer offer, ResourceType type) {
        return Objects.requireNonNull(alternative(offer, type));
    }

    private static @Nullable Alternative alternative(Offer offer, ResourceType type) {
        for (Alternative each : offer.alternatives()) {
            if (each.type().values().toString().equals(type.values().toString())) {
                return each;
            }
        }
        return null;
    }
}
