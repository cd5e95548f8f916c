package org.gridmarket.gateway.allocation;

import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;

/** Offers, and the money of the postings that they came with. */
record BookRows(Handle rows) {
    void post(AllocationEvent.AllocationOfferPosted posted, MarketSchema schema) {
        PageId page = posted.id().page();
        Offer offer = posted.offer();
        addToPage(posted, offer.deposit(schema));
        rows.createUpdate("""
                        insert into alloc_offer (market, book, page, place, side, until, void_from, alternatives, json)
                        values (:market, :book, :page, :place, :side, :until, null, :alternatives, :json)""")
                .bind("market", posted.market().text())
                .bind("book", page.book().index())
                .bind("page", page.name().toString())
                .bind("place", posted.id().index())
                .bind("side", offer.side().name())
                .bind("until", offer.until().index())
                .bind("alternatives", offer.alternatives().size())
                .bind("json", RecordCodec.of(Offer.class).write(offer))
                .execute();
        CycleRows.be(rows, posted.market(), page.book());
        rows.createUpdate("update alloc_cycle set offers = offers + 1 where market = :market and cycle = :book")
                .bind("market", posted.market().text())
                .bind("book", page.book().index())
                .execute();
    }

    /** The first offer of a posting brings its page. */
    private void addToPage(AllocationEvent.AllocationOfferPosted posted, Money deposit) {
        PageId page = posted.id().page();
        if (add(posted.market(), page, "deposit", deposit)) {
            return;
        }
        rows.createUpdate("""
                        insert into alloc_page (market, book, page, owner, groups_, deposit, proceeds, spent, given)
                        values (:market, :book, :page, :owner, :groups, :deposit, 0, 0, 0)""")
                .bind("market", posted.market().text())
                .bind("book", page.book().index())
                .bind("page", page.name().toString())
                .bind("owner", posted.owner().toHex())
                .bind("groups", String.join(" ", posted.groups()))
                .bind("deposit", deposit.micro())
                .execute();
    }

    /** Adds to an amount of a page, by a column of this class's own; whether there is such a page. */
    private boolean add(MarketName market, PageId page, String column, Money amount) {
        return rows.createUpdate("update alloc_page set " + column + " = " + column
                                + " + :amount where market = :market and book = :book and page = :page")
                        .bind("amount", amount.micro())
                        .bind("market", market.text())
                        .bind("book", page.book().index())
                        .bind("page", page.name().toString())
                        .execute()
                > 0;
    }

    void refuse(MarketName market, Cycle book, String code) {
        int changed = rows.createUpdate("""
                        update alloc_refused set offers = offers + 1
                        where market = :market and book = :book and code = :code""")
                .bind("market", market.text())
                .bind("book", book.index())
                .bind("code", code)
                .execute();
        if (changed == 0) {
            rows.createUpdate(
                            "insert into alloc_refused (market, book, code, offers) values (:market, :book, :code, 1)")
                    .bind("market", market.text())
                    .bind("book", book.index())
                    .bind("code", code)
                    .execute();
        }
    }

    void cancel(MarketName market, Cycle book, OfferId id) {
        rows.createUpdate("""
                        update alloc_offer set void_from = :from
                        where market = :market and book = :book and page = :page and place = :place""")
                .bind("from", book.index())
                .bind("market", market.text())
                .bind("book", id.page().book().index())
                .bind("page", id.page().name().toString())
                .bind("place", id.index())
                .execute();
    }

    void settle(MarketName market, PageId page, Money amount) {
        add(market, page, "given", amount);
    }

    void sweep(MarketName market, Cycle book) {
        for (String table : new String[] {"alloc_offer", "alloc_page", "alloc_refused"}) {
            rows.createUpdate("delete from " + table + " where market = :market and book = :book")
                    .bind("market", market.text())
                    .bind("book", book.index())
                    .execute();
        }
        rows.createUpdate("update alloc_market set last_swept = :book where market = :market")
                .bind("book", book.index())
                .bind("market", market.text())
                .execute();
    }
}
