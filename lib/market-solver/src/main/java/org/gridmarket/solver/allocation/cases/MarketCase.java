package org.gridmarket.solver.allocation.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    /** Ids as {@link OfferId#toString} has them. */
    private static final Pattern ID = Pattern.compile("\\d+\\.[0-9a-f]{64}/\\d+");

    private final MarketSchema schema;
    private final Map<String, List<String>> groups;
    private final List<NamedOffer> offers;
    private final Map<OfferId, NamedOffer> byId = new LinkedHashMap<>();
    private final Map<String, OfferId> byName = new HashMap<>();

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
            OfferId id = new OfferId(page(each), 0);
            if (byName.put(each.name(), id) != null) {
                throw new IllegalArgumentException("two offers are named " + each.name());
            }
            byId.put(id, each);
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

    /** Groups of each member, in the order of the folder. */
    public Map<String, List<String>> groups() {
        return Collections.unmodifiableMap(groups);
    }

    /** The id of the offer of that name. */
    public Optional<OfferId> id(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** A text of the ledger, with the names of offers in place of their ids. */
    public String withNames(String text) {
        return ID.matcher(text).replaceAll(found -> Matcher.quoteReplacement(name(found.group())));
    }

    private String name(String id) {
        return byId.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(id))
                .map(entry -> entry.getValue().name())
                .findFirst()
                .orElse(id);
    }

    /** The offer behind an id. */
    public NamedOffer named(OfferId id) {
        NamedOffer found = byId.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no offer " + id);
        }
        return found;
    }

    /** The last cycle that can assign anything, by {@code until} and slots. */
    public Cycle lastCycle() {
        return offers.stream()
                .map(each -> each.offer().lastCycle(schema))
                .filter(Objects::nonNull)
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
