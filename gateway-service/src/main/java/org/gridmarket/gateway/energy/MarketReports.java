package org.gridmarket.gateway.energy;

import java.util.List;
import java.util.Optional;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.VoidPage;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Books, candidates and intervals as canonical JSON, from the read model: history too, also of what is swept. */
public final class MarketReports {
    /** The leading solution of a round. */
    record CandidateReport(
            Round round, AccountKey solver, long energyWh, long welfareMicro, int trades, boolean certified) {}

    /** Status and final trades of an interval. */
    record IntervalReport(
            Interval interval,
            IntervalStatus status,
            @Nullable FinalSource source,
            List<PricedTrade> trades) {}

    /** A part of a book's offers and cancellations; {@code next} asks for the following one, and is absent in the last. */
    record BookReport(
            Book book,
            boolean sealed,
            List<OfferPage> pages,
            List<VoidPage> voids,
            @Nullable String next) {}

    private final Jdbi jdbi;

    public MarketReports(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest candidate of a round. */
    public Optional<String> candidate(Round round) {
        return jdbi.withHandle(rows -> rows.createQuery("""
                                select * from candidate where round = :round
                                order by block desc, position desc limit 1""")
                        .bind("round", round.index())
                        .map((row, context) -> new CandidateReport(
                                round,
                                AccountKey.hex(row.getString("solver")),
                                row.getLong("energy_wh"),
                                row.getLong("welfare_micro"),
                                row.getInt("trades"),
                                row.getBoolean("certified")))
                        .findOne())
                .map(RecordCodec.of(CandidateReport.class)::write);
    }

    /** One that nobody has heard of is open. */
    public String interval(Interval t) {
        return RecordCodec.of(IntervalReport.class)
                .write(jdbi.withHandle(rows -> rows.createQuery("select * from market_interval where t = :t")
                        .bind("t", t.index())
                        .map((row, context) -> new IntervalReport(
                                t,
                                status(
                                        row.getObject("closed_at"),
                                        row.getString("source"),
                                        row.getBoolean("settled"),
                                        row.getBoolean("swept")),
                                source(row.getString("source")),
                                trades(rows, t)))
                        .findOne()
                        .orElseGet(() -> new IntervalReport(t, IntervalStatus.OPEN, null, List.of()))));
    }

    /** The status that the columns of an interval's row tell. */
    public static IntervalStatus status(
            @Nullable Object closedAt, @Nullable String source, boolean settled, boolean swept) {
        if (swept) {
            return IntervalStatus.SWEPT;
        }
        if (settled) {
            return IntervalStatus.SETTLED;
        }
        if (source != null) {
            return IntervalStatus.FINALISED;
        }
        return closedAt == null ? IntervalStatus.OPEN : IntervalStatus.CLOSED;
    }

    private static @Nullable FinalSource source(@Nullable String name) {
        return name == null ? null : FinalSource.valueOf(name);
    }

    private static List<PricedTrade> trades(Handle rows, Interval t) {
        return rows.createQuery("""
                        select * from final_trade where t = :t
                        order by sell_page, sell_place, buy_page, buy_place""")
                .bind("t", t.index())
                .map((row, context) -> new PricedTrade(
                        new Trade(
                                new OfferId(PageId.hex(row.getString("sell_page")), row.getInt("sell_place")),
                                new OfferId(PageId.hex(row.getString("buy_page")), row.getInt("buy_place")),
                                t,
                                Energy.ofWh(row.getLong("energy_wh"))),
                        new UnitPrice(row.getLong("price")),
                        new UnitPrice(row.getLong("fee"))))
                .list();
    }

    /**
     * A part of a book: pages of offers by their id, then those of cancellations.
     *
     * @param place where the part begins
     * @param characters of JSON after which no further page is begun; one page at least
     */
    public String book(Book book, BookPlace place, long characters) {
        return RecordCodec.of(BookReport.class).write(jdbi.inTransaction(rows -> {
            BookPart<OfferPage> pages = place.inVoids()
                    ? BookPart.nothing()
                    : BookPart.read(rows, "offer_page", book, place.after(), OfferPage.class, characters);
            BookPart<VoidPage> voids = pages.next().isPresent()
                    ? BookPart.nothing()
                    : BookPart.read(
                            rows,
                            "void_page",
                            book,
                            place.inVoids() ? place.after() : "",
                            VoidPage.class,
                            characters - pages.characters());
            return new BookReport(
                    book,
                    isSealed(rows, book),
                    pages.pages(),
                    voids.pages(),
                    pages.next()
                            .map(id -> new BookPlace(false, id))
                            .or(() -> voids.next().map(id -> new BookPlace(true, id)))
                            .map(BookPlace::token)
                            .orElse(null));
        }));
    }

    private static boolean isSealed(Handle rows, Book book) {
        return Count.all(rows, "market_interval where t = ? and closed_at is not null", book.index()) > 0;
    }
}
