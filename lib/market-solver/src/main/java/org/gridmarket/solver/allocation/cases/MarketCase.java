package org.gridmarket.solver.allocation.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.StoredSolution;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * A market with its members and offers, off the ledger. Each offer has a page of its own, named by a hash, so that order and
 * ids are the same on every machine.
 */
public final class MarketCase {
    private final MarketSchema schema;
    private final Map<String, List<String>> groups;
    private final List<NamedOffer> offers;
    private final Map<OfferId, NamedOffer> byId = new LinkedHashMap<>();

    /**
     * @param groups of each member
     * @param offers of members, each with a name of its own
     */
    public MarketCase(MarketSchema schema, Map<String, List<String>> groups, List<NamedOffer> offers) {
        this.schema = schema;
        this.groups = new LinkedHashMap<>(groups);
        this.offers = List.copyOf(offers);
        for (NamedOffer each : offers) {
            if (!groups.containsKey(each.member())) {
                throw new IllegalArgumentException("offer " + each.name() + " is of " + each.member() + ", no member");
            }
            if (byId.put(new OfferId(page(each), 0), each) != null) {
                throw new IllegalArgumentException("two offers are named " + each.name());
            }
        }
    }

    private static PageId page(NamedOffer offer) {
        return new PageId(offer.book(), new OperationName(Digest.sha256(Bytes.utf8("offer " + offer.name()))));
    }

    private static AccountKey account(String member) {
        return new AccountKey(Digest.sha256(Bytes.utf8("member " + member)));
    }

    public MarketSchema schema() {
        return schema;
    }

    public List<NamedOffer> offers() {
        return offers;
    }

    /** The offer behind an id. */
    public NamedOffer named(OfferId id) {
        NamedOffer found = byId.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no offer " + id);
        }
        return found;
    }

    /** The last cycle that can assign anything. */
    public Cycle lastCycle() {
        return offers.stream()
                .map(each -> each.offer().until())
                .max(Cycle::compareTo)
                .orElse(Cycle.FIRST);
    }

    /**
     * What a cycle has to solve.
     *
     * @param earlier what the cycles before it made final, from cycle 0 on; of those within the life
     */
    public AllocationInstance instance(Cycle cycle, List<StoredSolution> earlier) {
        AllocationInstance.Builder builder = new AllocationInstance.Builder(schema, schema.terms(), cycle);
        int oldest = cycle.index() - schema.calendar().life() + 1;
        for (NamedOffer each : offers) {
            if (each.book().index() >= oldest && !each.book().isAfter(cycle)) {
                List<String> of = new ArrayList<>(groups.getOrDefault(each.member(), List.of()));
                builder.page(page(each), new OfferPage(account(each.member()), of, List.of(each.offer())));
            }
        }
        earlier.forEach(builder::earlier);
        return builder.build();
    }
}
