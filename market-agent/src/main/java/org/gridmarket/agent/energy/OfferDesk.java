package org.gridmarket.agent.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;

/** The offers that are not posted yet, in the order of their first intervals, and the book they go into. */
public final class OfferDesk {
    private final List<Offer> waiting = new ArrayList<>();
    private int late;

    void fill(List<Offer> offers) {
        waiting.addAll(offers);
    }

    /**
     * A tariff has changed: what waits for intervals from this one on gets the price that the plan gives it now.
     *
     * @param newPrice the same offer at its new price
     */
    void reprice(Interval from, UnaryOperator<Offer> newPrice) {
        waiting.replaceAll(offer -> offer.intervals().first().isBefore(from) ? offer : newPrice.apply(offer));
    }

    /** Each waiting offer becomes another. */
    void change(UnaryOperator<Offer> change) {
        waiting.replaceAll(change);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    int size() {
        return waiting.size();
    }

    /**
     * The next book rather than the current one, which may be sealed before the posting is committed; the current one only
     * when the first offer would miss its first interval otherwise.
     */
    Book nextBook(MarketCalendar calendar, LedgerTime now) {
        Book current = calendar.roundAt(now).book();
        boolean urgent =
                !waiting.isEmpty() && waiting.getFirst().intervals().first().equals(current.firstNameable());
        Book book = urgent ? current : current.next();
        return book.isBefore(calendar.firstBook()) ? calendar.firstBook() : book;
    }

    /** What of the waiting offers this book can take now; offers whose intervals are all over fall off as late. */
    List<Offer> forBook(Book book, MarketCalendar calendar, LedgerTime now, int most) {
        dropLate(book);
        List<Offer> offers = new ArrayList<>();
        if (now.isBefore(calendar.gate(book.minus(2)))) {
            return offers;
        }
        Interval farthest = calendar.lastNameable(book);
        for (Offer offer : waiting) {
            if (offers.size() == most || offer.expiry().isAfter(farthest)) {
                break;
            }
            offers.add(offer);
        }
        return offers;
    }

    private void dropLate(Book book) {
        List<Offer> kept = new ArrayList<>();
        for (Offer offer : waiting) {
            IntervalSet ahead = offer.intervals().within(book.firstNameable(), offer.expiry());
            if (ahead.isEmpty()) {
                late++;
            } else {
                kept.add(new Offer(offer.side(), offer.energy(), ahead, offer.reservation()));
            }
        }
        waiting.clear();
        waiting.addAll(kept);
    }

    int takeLate() {
        int dropped = late;
        late = 0;
        return dropped;
    }

    /** These stand on the ledger; of one whose first intervals were over, only those that were left are named there. */
    void standing(List<OfferPage.Posted> offers) {
        for (OfferPage.Posted posted : offers) {
            waiting.stream()
                    .filter(offer -> isSame(offer, posted.offer()))
                    .findFirst()
                    .ifPresent(waiting::remove);
        }
    }

    private static boolean isSame(Offer waiting, Offer posted) {
        return waiting.side() == posted.side()
                && waiting.energy().equals(posted.energy())
                && waiting.reservation().equals(posted.reservation())
                && waiting.expiry().equals(posted.expiry());
    }

    /** Nothing waits any more. */
    void clear() {
        waiting.clear();
    }

    /** The first ones are on the ledger, or refused for good. */
    void posted(int offers) {
        waiting.subList(0, offers).clear();
    }
}
