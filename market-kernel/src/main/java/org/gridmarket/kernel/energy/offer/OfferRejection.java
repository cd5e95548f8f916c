package org.gridmarket.kernel.energy.offer;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of offers; those of one offer leave the others of its posting standing. */
public enum OfferRejection implements RejectionCode {
    BATCH_EMPTY("Post at least one offer."),
    BATCH_TOO_LARGE("Split the posting."),
    TOO_MANY_LIVE_OFFERS("Claim or cancel some first."),
    TOO_MANY_LIVE_PAGES("Post more offers at a time, or claim and cancel some first."),
    POSTING_ROOM_USED("Your share of the books that an instance reads is used up; books roll off after the horizon."),
    INTERVAL_NOT_AHEAD("An offer in book b names intervals from b+1 to b+H."),
    NO_RULES_IN_FORCE("No grid and tariff are in force at a named interval."),
    PRICE_OUTSIDE_BAND("A seller may not ask more than the band allows, a buyer not pay less, in any named interval."),
    SEVERAL_GROUPS("All intervals of an offer lie in one anonymity group."),
    ASSETS_NOT_FREE("Each named interval needs free assets for the whole energy."),
    OFF_STEP("Offers of anonymous accounts name energies and prices in the steps of the mixing terms."),
    CREDIT_NOT_FREE("A buyer needs free credit for the whole energy at the highest price plus fee."),
    OFFER_NOT_LIVE("There is no live offer of this account with this id."),
    OFFER_NAMED_TWICE("Name each offer once.");

    private final String meaning;

    OfferRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
