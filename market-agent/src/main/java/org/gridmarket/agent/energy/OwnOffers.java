package org.gridmarket.agent.energy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.party.AccountKey;

/** The offers of one owner, found in the public events: filtering happens at home (spec anonymity). */
public final class OwnOffers {
    private final Set<AccountKey> accounts = new HashSet<>();
    private final Map<OfferId, Offer> offers = new HashMap<>();
    private final Set<PageId> pages = new HashSet<>();

    /** Of an owner whose accounts are not known yet. */
    public OwnOffers() {}

    public OwnOffers(AccountKey account) {
        accounts.add(account);
    }

    /** One more account of the same owner, before it posts. */
    public void adopt(AccountKey account) {
        accounts.add(account);
    }

    public void observe(EnergyEvent event) {
        if (event instanceof EnergyEvent.OfferPosted(var page) && accounts.contains(page.account())) {
            pages.add(page.id());
            for (OfferPage.Posted posted : page.offers()) {
                offers.put(new OfferId(page.id(), posted.index()), posted.offer());
            }
        }
    }

    boolean hasPage(PageId page) {
        return pages.contains(page);
    }

    /** A trade as this account sees it: on which side, with which of its offers. */
    public record Part(PricedTrade trade, Offer offer) {}

    /** Both sides, when an account has traded with itself. */
    public List<Part> partsOf(PricedTrade trade) {
        Offer sold = offers.get(trade.sell());
        Offer bought = offers.get(trade.buy());
        if (sold == null) {
            return bought == null ? List.of() : List.of(new Part(trade, bought));
        }
        return bought == null
                ? List.of(new Part(trade, sold))
                : List.of(new Part(trade, sold), new Part(trade, bought));
    }
}
