package org.gridmarket.gateway.energy;

import java.util.List;
import org.gridmarket.gateway.readmodel.Projection;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.offer.VoidPage;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Offers and cancellations by book, and what each interval is offered and asked for. */
public final class BookRows implements Projection {
    private static final RecordCodec<OfferPage> PAGE = RecordCodec.of(OfferPage.class);
    private static final RecordCodec<VoidPage> VOID = RecordCodec.of(VoidPage.class);

    @Override
    public void apply(Handle rows, Place place, EnergyEvent event) {
        switch (event) {
            case EnergyEvent.OfferPosted posted -> post(rows, posted.page());
            case EnergyEvent.OfferCancelled cancelled -> cancel(rows, cancelled.page());
            default -> {
                // neither an offer nor a cancellation
            }
        }
    }

    private static void post(Handle rows, OfferPage page) {
        rows.createUpdate("insert into offer_page (page, book, account, json) values (:page, :book, :account, :json)")
                .bind("page", page.id().toString())
                .bind("book", page.book().index())
                .bind("account", page.account().toHex())
                .bind("json", PAGE.write(page))
                .execute();
        try (PreparedBatch batch = rows.prepareBatch("""
                insert into offer
                (page, place, side, feeder_group, energy_wh, reservation, first_t, last_t)
                values (:page, :place, :side, :group, :energy, :reservation, :first, :last)""")) {
            for (OfferPage.Posted posted : page.offers()) {
                Offer offer = posted.offer();
                batch.bind("page", page.id().toString())
                        .bind("place", posted.index())
                        .bind("side", offer.side().name())
                        .bind("group", posted.group().toString())
                        .bind("energy", offer.energy().wh())
                        .bind("reservation", offer.reservation().microPerWh())
                        .bind("first", offer.intervals().first().index())
                        .bind("last", offer.intervals().last().index())
                        .add();
            }
            batch.execute();
        }
        for (OfferPage.Posted posted : page.offers()) {
            Offer offer = posted.offer();
            offer.intervals()
                    .forEach(t -> count(rows, t, offer.side(), offer.energy().wh()));
        }
    }

    private static void cancel(Handle rows, VoidPage page) {
        rows.createUpdate("insert into void_page (page, book, json) values (:page, :book, :json)")
                .bind("page", page.id().toString())
                .bind("book", page.book().index())
                .bind("json", VOID.write(page))
                .execute();
        for (OfferId id : page.offers()) {
            Offer offer = posted(rows, id);
            offer.intervals().stream()
                    .filter(t -> t.isAfter(page.book()))
                    .forEach(t -> count(rows, t, offer.side(), -offer.energy().wh()));
        }
    }

    private static Offer posted(Handle rows, OfferId id) {
        String json = rows.createQuery("select json from offer_page where page = :page")
                .bind("page", id.page().toString())
                .mapTo(String.class)
                .one();
        return PAGE.read(json).offers().stream()
                .filter(offer -> offer.index() == id.index())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("offer " + id + " is cancelled but was never posted"))
                .offer();
    }

    private static void count(Handle rows, Interval t, Side side, long energyWh) {
        IntervalRows.ensure(rows, t);
        String column = side == Side.SELL ? "offered_wh" : "requested_wh";
        rows.createUpdate("update market_interval set " + column + " = " + column + " + :energy where t = :t")
                .bind("energy", energyWh)
                .bind("t", t.index())
                .execute();
    }

    @Override
    public List<String> tables() {
        return List.of("offer_page", "offer", "void_page");
    }
}
