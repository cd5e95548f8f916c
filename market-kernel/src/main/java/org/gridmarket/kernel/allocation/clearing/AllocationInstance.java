package org.gridmarket.kernel.allocation.clearing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.OfferUnits;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.Capacity;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.allocation.schema.Objective;
import org.gridmarket.kernel.wire.Longs;
import org.jspecify.annotations.Nullable;

/**
 * The problem of one cycle: offers that it may assign with what earlier cycles took of them, loads of capacities, terms in
 * force. Sealed with its book, so everybody solves the same. Not thread-safe.
 */
public final class AllocationInstance {
    private final MarketSchema schema;
    private final MarketTerms terms;
    private final Cycle cycle;
    private final SortedMap<OfferId, OpenOffer> offers;
    private final Map<CapacityValue, Load> loads;
    private final Map<ResourceType, TypeTerms> byType = new LinkedHashMap<>();
    private @Nullable TypeTerms asked;
    private final Map<String, List<Integer>> capacitiesOfGroup = new LinkedHashMap<>();

    private AllocationInstance(
            MarketSchema schema,
            MarketTerms terms,
            Cycle cycle,
            SortedMap<OfferId, OpenOffer> offers,
            Map<CapacityValue, Load> loads) {
        this.schema = schema;
        this.terms = terms;
        this.cycle = cycle;
        this.offers = offers;
        this.loads = loads;
        for (int i = 0; i < terms.capacities().size(); i++) {
            capacitiesOfGroup
                    .computeIfAbsent(terms.capacities().get(i).group(), any -> new ArrayList<>())
                    .add(i);
        }
    }

    public MarketSchema schema() {
        return schema;
    }

    public MarketTerms terms() {
        return terms;
    }

    public Cycle cycle() {
        return cycle;
    }

    /** By id. */
    public SortedMap<OfferId, OpenOffer> offers() {
        return Collections.unmodifiableSortedMap(offers);
    }

    /** What final cycles load, of values that are loaded. */
    public Map<CapacityValue, Load> loads() {
        return Collections.unmodifiableMap(loads);
    }

    /** An offer that is in the instance. */
    OpenOffer offer(OfferId id) {
        OpenOffer found = offers.get(id);
        if (found == null) {
            throw new IllegalStateException("offer " + id + " is not in the instance");
        }
        return found;
    }

    public Load load(CapacityValue value) {
        return loads.getOrDefault(value, Load.NONE);
    }

    /** Pairs come type by type, so the last one is mostly asked for again. */
    TypeTerms of(ResourceType type) {
        TypeTerms last = asked;
        if (last != null && last.type().equals(type)) {
            return last;
        }
        @Nullable TypeTerms known = byType.get(type);
        if (known == null) {
            known = new TypeTerms(type, schema, terms);
            byType.put(type, known);
        }
        asked = known;
        return known;
    }

    /** The prices of a pair at a type that both have. */
    public PriceSpan prices(OpenOffer provide, OpenOffer consume, ResourceType type) {
        return prices(
                provide.offer().alternative(type).orElseThrow(),
                consume.offer().alternative(type).orElseThrow());
    }

    /** The same for who has the alternatives, which are of one type, at hand. */
    public PriceSpan prices(Alternative provide, Alternative consume) {
        TypeTerms of = of(provide.type());
        return new PriceSpan(of.least(provide.value()), of.most(consume.value(), terms.feeMicro()));
    }

    /** Whether the terms let these two exchange this type. */
    public boolean mayExchange(OpenOffer provide, OpenOffer consume, ResourceType type) {
        return of(type).allows(provide.groups(), consume.groups());
    }

    /** What a unit of volume of one pair and type adds to a term of the objective, in the unit of the term. */
    public long unitWorth(Objective term, OpenOffer provide, OpenOffer consume, ResourceType type) {
        return UnitWorth.of(term, provide, consume, type, this);
    }

    /** The same for who has the alternatives, which are of one type, at hand. */
    public long unitWorth(
            Objective term, OpenOffer provide, Alternative provided, OpenOffer consume, Alternative consumed) {
        return UnitWorth.of(term, provide, provided, consume, consumed, this);
    }

    /** Beta of a type, (6.10). */
    public int weight(ResourceType type) {
        return of(type).weight();
    }

    /** The capacities that an owner with these groups loads with a type, and at which of their values. */
    public List<CapacityValue> loaded(List<String> groups, ResourceType type) {
        if (terms.capacities().isEmpty()) {
            return List.of();
        }
        TypeTerms of = of(type);
        List<CapacityValue> values = new ArrayList<>();
        addLoaded(Capacity.EVERYBODY, type, of, values);
        groups.forEach(group -> addLoaded(group, type, of, values));
        return values;
    }

    private void addLoaded(String group, ResourceType type, TypeTerms of, List<CapacityValue> values) {
        for (int i : capacitiesOfGroup.getOrDefault(group, List.of())) {
            if (of.isCountedBy(i)) {
                long[] by = terms.capacities().get(i).by().stream()
                        .mapToLong(field -> type.field(schema.position(field)))
                        .toArray();
                values.add(new CapacityValue(i, Longs.of(by)));
            }
        }
    }

    /** Puts an instance together. Pages first, then what is final. */
    public static final class Builder {
        private final MarketSchema schema;
        private final Cycle cycle;
        private final AllocationInstance bare;
        private final Map<OfferId, OpenOffer> offers = new TreeMap<>();
        private final Map<OfferId, OfferUse> used = new LinkedHashMap<>();
        private final Map<CapacityValue, Load> loads = new LinkedHashMap<>();

        public Builder(MarketSchema schema, MarketTerms terms, Cycle cycle) {
            this.schema = schema;
            this.cycle = cycle;
            this.bare = new AllocationInstance(schema, terms, cycle, new TreeMap<>(), loads);
        }

        /** The offers of a page that some cycle from this one on can assign. */
        public Builder page(PageId id, OfferPage page) {
            for (int i = 0; i < page.offers().size(); i++) {
                Offer offer = page.offers().get(i);
                @Nullable Cycle last = offer.lastCycle(schema);
                if (last != null && !last.isBefore(cycle)) {
                    OfferId offerId = new OfferId(id, i);
                    offers.put(offerId, new OpenOffer(offerId, page.owner(), page.groups(), offer, last, null));
                }
            }
            return this;
        }

        /** Takes out what is void by books up to the cycle's. */
        public Builder without(Iterable<OfferId> voided) {
            voided.forEach(offers::remove);
            return this;
        }

        /** What an earlier cycle has made final. */
        public Builder earlier(StoredSolution solution) {
            Map<PageId, List<String>> groups = solution.groupsByPage();
            for (Assignment each : solution.assignments().unpack(schema)) {
                use(each.provide(), each, each.consume());
                use(each.consume(), each, each.provide());
                if (schema.slot() != null) {
                    Volume volume = schema.volume(each.amounts());
                    for (CapacityValue value : bare.loaded(groupsOf(groups, each.provide()), each.type())) {
                        loads.merge(value, Load.NONE.provided(volume), (was, more) -> was.provided(volume));
                    }
                    for (CapacityValue value : bare.loaded(groupsOf(groups, each.consume()), each.type())) {
                        loads.merge(value, Load.NONE.consumed(volume), (was, more) -> was.consumed(volume));
                    }
                }
            }
            return this;
        }

        private static List<String> groupsOf(Map<PageId, List<String>> groups, OfferId offer) {
            return groups.getOrDefault(offer.page(), List.of());
        }

        private void use(OfferId id, Assignment assignment, OfferId counterpart) {
            OpenOffer open = offers.get(id);
            if (open != null) {
                used.computeIfAbsent(id, any -> new OfferUse(OfferUnits.of(open.offer())))
                        .add(assignment.type(), assignment.amounts(), counterpart);
            }
        }

        /** Without what is used up. */
        public AllocationInstance build() {
            SortedMap<OfferId, OpenOffer> left = new TreeMap<>();
            offers.forEach((id, open) -> {
                @Nullable OfferUse use = used.get(id);
                if (use == null || use.rest().signum() > 0) {
                    left.put(id, new OpenOffer(id, open.owner(), open.groups(), open.offer(), open.last(), use));
                }
            });
            return new AllocationInstance(schema, bare.terms, cycle, left, loads);
        }
    }

    /** Offers of one side, by id. */
    public List<OpenOffer> of(Side side) {
        return offers.values().stream()
                .filter(open -> open.offer().side() == side)
                .toList();
    }
}
