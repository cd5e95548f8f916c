package org.gridmarket.gateway.energy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.VoidPage;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Offers and cancellations by book, and what each interval is offered and asked for. */
public final class BookRows implements Projection<EnergyEvent> {
    private static final RecordCodec<OfferPage> PAGE = RecordCodec.of(OfferPage.class);
    private static final RecordCodec<VoidPage> VOID = RecordCodec.of(VoidPage.class);

    @Override
    public void apply(Handle rows, Place place, EnergyEvent event) {
        switch (event) {
            case EnergyEvent.OfferPosted posted -> post(rows, place, posted.page());
            case EnergyEvent.OfferCancelled cancelled -> cancel(rows, place, cancelled.page());
            default -> {
                // neither an offer nor a cancellation
            }
        }
    }

    private static void post(Handle rows, Place place, OfferPage page) {
        rows.createUpdate("""
                        insert into offer_page (page, book, account, block, json)
                        values (:page, :book, :account, :block, :json)""")
                .bind("page", page.id().toString())
                .bind("book", page.book().index())
                .bind("account", page.account().toHex())
                .bind("block", place.block())
                .bind("json", PAGE.write(page))
                .execute();
        try (PreparedBatch batch = rows.prepareBatch("""
                insert into offer
                (page, place, side, feeder_group, energy_wh, reservation, first_t, last_t, open_until)
                values (:page, :place, :side, :group, :energy, :reservation, :first, :last, :last)""")) {
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
        OfferedEnergy change = new OfferedEnergy();
        page.offers().forEach(posted -> change.add(posted.offer()));
        change.store(rows);
    }

    private static void cancel(Handle rows, Place place, VoidPage page) {
        rows.createUpdate("insert into void_page (page, book, block, json) values (:page, :book, :block, :json)")
                .bind("page", page.id().toString())
                .bind("book", page.book().index())
                .bind("block", place.block())
                .bind("json", VOID.write(page))
                .execute();
        OfferedEnergy change = new OfferedEnergy();
        Map<PageId, Map<Integer, Offer>> read = new HashMap<>();
        for (OfferId id : page.offers()) {
            Offer offer = read.computeIfAbsent(id.page(), posted -> offers(rows, posted))
                    .get(id.index());
            if (offer == null) {
                throw new IllegalStateException("offer " + id + " is cancelled but was never posted");
            }
            change.takeAfter(page.book(), offer);
        }
        change.store(rows);
        end(rows, page);
    }

    private static void end(Handle rows, VoidPage page) {
        try (PreparedBatch batch = rows.prepareBatch("""
                update offer set open_until = :last where page = :page and place = :place and open_until > :last""")) {
            for (OfferId id : page.offers()) {
                batch.bind("last", page.book().firstNameable().index() - 1)
                        .bind("page", id.page().toString())
                        .bind("place", id.index())
                        .add();
            }
            batch.execute();
        }
    }

    /** The offers of a page by their index. */
    private static Map<Integer, Offer> offers(Handle rows, PageId page) {
        String json = rows.createQuery("select json from offer_page where page = :page")
                .bind("page", page.toString())
                .mapTo(String.class)
                .one();
        return PAGE.read(json).offers().stream()
                .collect(Collectors.toMap(OfferPage.Posted::index, OfferPage.Posted::offer));
    }

    @Override
    public List<String> tables() {
        return List.of("offer_page", "offer", "void_page");
    }
}
