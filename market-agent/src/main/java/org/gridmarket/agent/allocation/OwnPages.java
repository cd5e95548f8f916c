package org.gridmarket.agent.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Volume;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * The pages of one member, as the events tell them: what each is owed in the end, and from when on something of that may be
 * due. What is due the ledger decides; here it is only worth asking. Not thread-safe.
 */
final class OwnPages {
    private static final class Page {
        private long open;
        private LedgerTime changed = new LedgerTime(0);
        private boolean asked;
    }

    private final MarketSchema schema;
    private final Map<PageId, Page> pages = new TreeMap<>();

    OwnPages(MarketSchema schema) {
        this.schema = schema;
    }

    /** An offer of this member. */
    void posted(AllocationEvent.AllocationOfferPosted own) {
        pages.computeIfAbsent(own.id().page(), any -> new Page()).open +=
                own.offer().deposit(schema).micro();
    }

    /** A cancellation gives the deposit back at once and tells so as a settlement of its page. */
    void settled(AllocationEvent.AllocationSettled event) {
        Page page = pages.get(event.page());
        if (page != null) {
            page.open -= event.amount().micro();
        }
    }

    /** Every final cycle may have used an own offer, and ended others. */
    void finalised(AllocationEvent.AllocationCycleFinalised event) {
        List<Assignment> all = event.assignments().unpack(schema);
        for (int i = 0; i < all.size(); i++) {
            Volume volume = schema.volume(all.get(i).amounts());
            UnitValue price = new UnitValue(event.prices().at(i));
            add(all.get(i).provide().page(), price.of(volume).micro(), event.time());
            add(all.get(i).consume().page(), -price.plus(event.fee()).of(volume).micro(), event.time());
        }
        Cycle over = event.cycle();
        pages.forEach((id, page) -> {
            if (id.book().plus(schema.calendar().life() - 1).equals(over)) {
                page.changed = event.time();
                page.asked = false;
            }
        });
    }

    private void add(PageId id, long micro, LedgerTime time) {
        Page page = pages.get(id);
        if (page != null) {
            page.open += micro;
            page.changed = time;
            page.asked = false;
        }
    }

    /** A reversal changes what a page is owed in a way that only the ledger adds up: it is asked for at the next occasion. */
    void reversed() {
        pages.values().forEach(page -> page.asked = false);
    }

    void swept(Cycle book) {
        pages.keySet().removeIf(page -> page.book().equals(book));
    }

    /** Pages that may have something due now and were not asked for since. */
    List<PageId> worthAsking(LedgerTime now, int most) {
        List<PageId> found = new ArrayList<>();
        pages.forEach((id, page) -> {
            boolean held = now.isBefore(page.changed.plusMillis(schema.money().holdMillis()));
            if (page.open != 0 && page.changed.epochMillis() > 0 && !held && !page.asked && found.size() < most) {
                found.add(id);
            }
        });
        return found;
    }

    /** They were asked for; not again before something changes. */
    void asked(List<PageId> some) {
        some.forEach(id -> {
            Page page = pages.get(id);
            if (page != null) {
                page.asked = true;
            }
        });
    }
}
