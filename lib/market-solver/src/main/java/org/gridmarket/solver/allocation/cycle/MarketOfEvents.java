package org.gridmarket.solver.allocation.cycle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.StoredSolution;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Longs;
import org.jspecify.annotations.Nullable;

/**
 * One market as its events tell it: enough to put the instance of the next cycle together as every peer does, and no more.
 * What no instance can read any more is forgotten. Not thread-safe.
 */
final class MarketOfEvents {
    /** A page while its offers are told, one by one. */
    private record Page(AccountKey owner, List<String> groups, List<Offer> offers) {}

    /** Who leads in the cycle that is solved. */
    record Leader(Worth value, int proved) {}

    private final MarketSchema schema;
    private final NavigableMap<Cycle, MarketTerms> terms = new TreeMap<>();
    private final NavigableMap<PageId, Page> pages = new TreeMap<>();
    private final NavigableMap<Cycle, List<OfferId>> voids = new TreeMap<>();
    private final NavigableMap<Cycle, Cycle> termsOfSealed = new TreeMap<>();
    private final NavigableMap<Cycle, StoredSolution> finals = new TreeMap<>();
    private int ended = -1;
    private @Nullable Leader leader;

    MarketOfEvents(MarketSchema schema) {
        this.schema = schema;
        terms.put(Cycle.FIRST, schema.terms());
    }

    MarketSchema schema() {
        return schema;
    }

    void effective(Cycle from, MarketTerms changed) {
        terms.put(from, changed);
    }

    void posted(AllocationEvent.AllocationOfferPosted event) {
        Page page = pages.computeIfAbsent(
                event.id().page(), any -> new Page(event.owner(), event.groups(), new ArrayList<>()));
        if (page.offers().size() != event.id().index()) {
            throw new IllegalStateException(
                    "offer " + event.id() + " comes after " + page.offers().size() + " of its page");
        }
        page.offers().add(event.offer());
    }

    void cancelled(Cycle book, OfferId id) {
        voids.computeIfAbsent(book, any -> new ArrayList<>()).add(id);
    }

    void closed(Cycle cycle, Cycle termsFrom) {
        termsOfSealed.put(cycle, termsFrom);
    }

    void leads(AllocationEvent.AllocationSolutionAccepted event) {
        leader = new Leader(event.value(), event.proof().proved());
    }

    void finalised(AllocationEvent.AllocationCycleFinalised event) {
        if (event.prices().size() > 0) {
            finals.put(event.cycle(), stored(event));
        }
        ended = event.cycle().index();
        leader = null;
        forget();
    }

    /** As the ledger keeps it: with the groups that its pages had. */
    private StoredSolution stored(AllocationEvent.AllocationCycleFinalised event) {
        Map<String, Integer> names = new LinkedHashMap<>();
        List<Longs> groups = new ArrayList<>();
        for (PageId id : event.assignments().pages()) {
            Page page = Objects.requireNonNull(pages.get(id), "a page of the cycle's own life");
            groups.add(Longs.of(page.groups().stream()
                    .mapToLong(group -> names.computeIfAbsent(group, any -> names.size()))
                    .toArray()));
        }
        return new StoredSolution(
                event.assignments(), event.prices(), event.fee(), List.copyOf(names.keySet()), groups);
    }

    private void forget() {
        Cycle next = new Cycle(ended + 1);
        Cycle oldest = next.back(schema.calendar().life() - 1);
        pages.keySet().removeIf(page -> page.book().isBefore(oldest));
        voids.headMap(oldest).clear();
        finals.headMap(oldest).clear();
        termsOfSealed.headMap(next).clear();
        terms.headMap(Objects.requireNonNull(terms.floorKey(next))).clear();
    }

    /** The cycle that can be solved now: its book is sealed, and all before it are final. */
    Optional<Cycle> solvable() {
        Cycle next = new Cycle(ended + 1);
        return termsOfSealed.containsKey(next) ? Optional.of(next) : Optional.empty();
    }

    /** Who leads in the cycle that can be solved. */
    Optional<Leader> leader() {
        return Optional.ofNullable(leader);
    }

    /** The instance of the cycle that can be solved. */
    AllocationInstance instance() {
        Cycle cycle = solvable().orElseThrow();
        Cycle oldest = cycle.back(schema.calendar().life() - 1);
        MarketTerms inForce = Objects.requireNonNull(terms.get(Objects.requireNonNull(termsOfSealed.get(cycle))));
        AllocationInstance.Builder builder = new AllocationInstance.Builder(schema, inForce, cycle);
        pages.forEach((id, page) -> {
            if (!id.book().isAfter(cycle)) {
                builder.page(id, new OfferPage(page.owner(), page.groups(), page.offers()));
            }
        });
        voids.subMap(oldest, true, cycle, true).values().forEach(builder::without);
        finals.subMap(oldest, true, cycle, false).values().forEach(builder::earlier);
        return builder.build();
    }
}
