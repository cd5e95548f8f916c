package org.gridmarket.testkit.allocation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferPage;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** Offers of one cycle, without a ledger. */
public final class SmallMarket {
    private final MarketSchema schema;
    private final Map<PageId, OfferPage> pages = new LinkedHashMap<>();

    public SmallMarket(MarketSchema schema) {
        this.schema = schema;
    }

    /** One offer of a member, on a page of its own. */
    public PageId post(int member, List<String> groups, Offer offer) {
        AccountKey owner = new AccountKey(Digest.sha256(Bytes.utf8("member " + member)));
        OperationName name = new OperationName(Digest.sha256(Bytes.utf8("page " + pages.size())));
        PageId id = new PageId(Cycle.FIRST, name);
        pages.put(id, new OfferPage(owner, groups, List.of(offer)));
        return id;
    }

    public AllocationInstance instance(int cycle) {
        AllocationInstance.Builder builder = new AllocationInstance.Builder(schema, schema.terms(), new Cycle(cycle));
        pages.forEach(builder::page);
        return builder.build();
    }
}
