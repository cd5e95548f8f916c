package org.gridmarket.agent.allocation;

import java.util.List;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketSchema;

/** Port: what a member wants to offer in a book; read again and again while it is open. */
@FunctionalInterface
public interface OfferSource {
    /** All offers for that book, those that were posted before included; their names tell them apart. */
    List<ListedOffer> offers(MarketSchema schema, Cycle book);
}
