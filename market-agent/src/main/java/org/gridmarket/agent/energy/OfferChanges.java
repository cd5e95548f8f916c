package org.gridmarket.agent.energy;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * How open offers become those of a new plan: cancelled and posted in one operation while that is accepted, so that nothing is
 * offered twice or not at all; each by itself when it is not.
 */
final class OfferChanges {
    private final LiveOffers live;
    private final List<OfferId> toCancel = new ArrayList<>();
    private final PartSize cancelling = new PartSize(EnergyLimit.OFFERS_PER_POST.ceiling());
    private boolean together = true;

    OfferChanges(LiveOffers live) {
        this.live = live;
    }

    /** These offers are wanted from an interval on and no others; returns what is missing of them. */
    List<Offer> want(List<Offer> wanted, Interval from) {
        List<Offer> ahead = new ArrayList<>();
        for (Offer offer : wanted) {
            IntervalSet left = offer.intervals().within(from, offer.expiry());
            if (!left.isEmpty()) {
                ahead.add(new Offer(offer.side(), offer.energy(), left, offer.reservation()));
            }
        }
        LiveOffers.Change change = live.change(ahead, from);
        toCancel.clear();
        toCancel.addAll(change.cancel());
        together = true;
        return change.post();
    }

    boolean isDone() {
        return toCancel.isEmpty();
    }

    /**
     * What to send next of cancelling and posting; null when neither is due.
     *
     * @param offers what may be posted into the book now
     */
    EnergyCommand.@Nullable Signed command(Book book, List<Offer> offers) {
        if (toCancel.isEmpty()) {
            return offers.isEmpty() ? null : new EnergyCommand.PostOffers(book, offers);
        }
        List<OfferId> cancelled = List.copyOf(toCancel.subList(0, Math.min(cancelling.now(), toCancel.size())));
        return together && !offers.isEmpty()
                ? new EnergyCommand.ReplaceOffers(book, cancelled, offers)
                : new EnergyCommand.CancelOffers(book, cancelled);
    }

    void cancelled(List<OfferId> offers) {
        cancelling.accepted();
        toCancel.removeAll(offers);
    }

    /** Both in one was refused; what can be done of it is found by doing one after the other. */
    void refusedTogether() {
        together = false;
    }

    void refused(List<OfferId> offers) {
        if (cancelling.refused(offers.size())) {
            toCancel.removeAll(offers); // traded meanwhile, or over
        }
    }
}
