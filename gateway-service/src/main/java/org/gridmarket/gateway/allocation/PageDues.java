package org.gridmarket.gateway.allocation;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.jdbi.v3.core.Jdbi;

/** Which pages of a book whose offers are over are owed something, by the rows. */
public final class PageDues {
    private final Jdbi jdbi;

    public PageDues(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The first of them by name, so many at most. */
    List<PageId> of(MarketName market, Cycle book, int most) {
        return jdbi.withHandle(rows -> rows.createQuery("""
                        select page from alloc_page where market = :market and book = :book
                        and deposit + proceeds - spent <> given order by page limit :most""")
                .bind("market", market.text())
                .bind("book", book.index())
                .bind("most", most)
                .map((row, context) -> new PageId(book, new OperationName(Bytes.hex(row.getString("page")))))
                .list());
    }

    /** When a cycle was made final. */
    Optional<LedgerTime> madeFinal(MarketName market, Cycle cycle) {
        return jdbi.withHandle(
                rows -> rows.createQuery("select final_at from alloc_cycle where market = :market and cycle = :cycle")
                        .bind("market", market.text())
                        .bind("cycle", cycle.index())
                        .mapTo(Long.class)
                        .findOne()
                        .map(LedgerTime::new));
    }
}
