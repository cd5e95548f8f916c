package org.gridmarket.agent.energy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;

/** What one account offers on the ledger at present, by the public events. Not thread-safe. */
final class LiveOffers {
    /** So many of the newest pages are known to have been told: more than are told before they are answered. */
    private static final int TOLD = 256;

    private final AccountKey account;
    private final Map<OfferId, Offer> open = new LinkedHashMap<>();
    private final Deque<PageId> told = new ArrayDeque<>();
    private final Set<PageId> awaited = new HashSet<>();

    LiveOffers(AccountKey account) {
        this.account = account;
    }

    /** What has to be done so that exactly the wanted offers are open. */
    record Change(List<OfferId> cancel, List<Offer> post) {}

    /** This page is on the ledger, and what is open is not known before it has been told. */
    void await(PageId page) {
        if (!told.contains(page)) {
            awaited.add(page);
        }
    }

    /** Whether all that is known to be on the ledger has been told. */
    boolean isUpToDate() {
        return awaited.isEmpty();
    }

    void observe(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.OfferPosted(var page)
            when page.account().equals(account) -> {
                tell(page.id());
                for (OfferPage.Posted posted : page.offers()) {
                    open.put(new OfferId(page.id(), posted.index()), posted.offer());
                }
            }
            case EnergyEvent.OfferRefused refused when awaited.contains(refused.page()) -> tell(refused.page());
            case EnergyEvent.OfferCancelled done
            when done.account().equals(account) -> done.page().offers().forEach(open::remove);
            case EnergyEvent.Finalised done ->
                open.values().removeIf(offer -> !offer.expiry().isAfter(done.interval()));
            default -> {
                // changes no offer of this account
            }
        }
    }

    /** What became of the offers of this page has been told. */
    void tell(PageId page) {
        awaited.remove(page);
        told.add(page);
        if (told.size() > TOLD) {
            told.remove();
        }
    }

    List<Map.Entry<OfferId, Offer>> open() {
        return List.copyOf(open.entrySet());
    }

    /**
     * Offers that are open as wanted stay as they are.
     *
     * @param wanted all that is to be offered from an interval on
     * @param from the first interval that can still be changed; what is offered before it is left alone
     */
    Change change(List<Offer> wanted, Interval from) {
        List<Offer> missing = new ArrayList<>(wanted);
        List<OfferId> cancel = new ArrayList<>();
        open.forEach((id, offer) -> {
            IntervalSet ahead = offer.intervals().within(from, offer.expiry());
            if (!ahead.isEmpty()
                    && !missing.remove(new Offer(offer.side(), offer.energy(), ahead, offer.reservation()))) {
                cancel.add(id);
            }
        });
        return new Change(cancel, missing);
    }
}
