package org.gridmarket.gateway.allocation;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the read model knows of the offers of a book. */
public final class BookReports {
    /** An offer: canonical JSON of the kernel's record; {@code voidFrom} is null unless it was cancelled. */
    public record Posted(
            String id,
            String owner,
            String groups,
            String json,
            @Nullable Integer voidFrom) {}

    private final Jdbi jdbi;
    private final MarketFacts facts;

    public BookReports(Jdbi jdbi, MarketFacts facts) {
        this.jdbi = jdbi;
        this.facts = facts;
    }

    /**
     * Offers of a book by their ids, at most {@link AllocationReports#MOST}; empty when there is no such market.
     *
     * @param after the last one that is known already
     */
    public Optional<List<Posted>> book(MarketName market, Cycle book, Optional<OfferId> after) {
        return facts.of(market)
                .map(known -> jdbi.withHandle(rows -> rows.createQuery("""
                        select o.page, o.place, p.owner, p.groups_, o.json, o.void_from
                        from alloc_offer o join alloc_page p on p.market = o.market and p.book = o.book and p.page = o.page
                        where o.market = :market and o.book = :book
                        and (o.page > :page or (o.page = :page and o.place > :place))
                        order by o.page, o.place limit :most""")
                        .bind("market", market.text())
                        .bind("book", book.index())
                        .bind(
                                "page",
                                after.map(id -> id.page().name().toString()).orElse(""))
                        .bind("place", after.map(OfferId::index).orElse(-1))
                        .bind("most", AllocationReports.MOST)
                        .map((row, context) -> new Posted(
                                book + "." + row.getString("page") + "/" + row.getInt("place"),
                                row.getString("owner"),
                                row.getString("groups_"),
                                row.getString("json"),
                                row.getObject("void_from", Integer.class)))
                        .list()));
    }
}
