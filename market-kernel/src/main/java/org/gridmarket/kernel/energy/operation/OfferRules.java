package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.OfferRejection;
import org.jspecify.annotations.Nullable;

/** The rule books of posting and cancelling; row order is precedence. */
final class OfferRules {
    private static final String SOURCE = "energy-market, postOffers";

    /** A posting as a whole. */
    record BatchFacts(int offers, Account account, EnergyLimits limits) {
        @Nullable String empty() {
            return offers == 0 ? "no offer" : null;
        }

        @Nullable String tooLarge() {
            return offers > limits.of(EnergyLimit.OFFERS_PER_POST)
                    ? offers + " offers; at most " + limits.of(EnergyLimit.OFFERS_PER_POST) + " are allowed"
                    : null;
        }

        @Nullable String tooManyOffers() {
            int live = account.offers().size();
            return live + offers > limits.of(EnergyLimit.LIVE_OFFERS_PER_ACCOUNT)
                    ? live + " live offers and " + offers + " more; at most "
                            + limits.of(EnergyLimit.LIVE_OFFERS_PER_ACCOUNT)
                    : null;
        }

        @Nullable String tooManyPages() {
            int live = account.livePages();
            return live >= limits.of(EnergyLimit.LIVE_PAGES_PER_ACCOUNT)
                    ? live + " live pages; at most " + limits.of(EnergyLimit.LIVE_PAGES_PER_ACCOUNT)
                    : null;
        }
    }

    /** Offers that are to be void. */
    record CancelFacts(List<OfferId> offers, Account account, EnergyLimits limits) {
        @Nullable String empty() {
            return offers.isEmpty() ? "no offer named" : null;
        }

        @Nullable String tooLarge() {
            return offers.size() > limits.of(EnergyLimit.OFFERS_PER_POST)
                    ? offers.size() + " offers named; at most " + limits.of(EnergyLimit.OFFERS_PER_POST)
                            + " are allowed"
                    : null;
        }

        @Nullable String namedTwice() {
            Set<OfferId> seen = new LinkedHashSet<>();
            return offers.stream()
                    .filter(offer -> !seen.add(offer))
                    .map(offer -> "offer " + offer + " is named twice")
                    .findFirst()
                    .orElse(null);
        }

        @Nullable String notLive() {
            return offers.stream()
                    .filter(offer -> account.offer(offer).isEmpty())
                    .map(offer -> "account " + account.key() + " has no live offer " + offer)
                    .findFirst()
                    .orElse(null);
        }
    }

    // spotless:off
    static final RuleBook<BatchFacts> BATCH = RuleBook.of("energy:postOffers, the posting",
            rule(OfferRejection.BATCH_EMPTY,          SOURCE, BatchFacts::empty),
            rule(OfferRejection.BATCH_TOO_LARGE,      SOURCE, BatchFacts::tooLarge),
            rule(OfferRejection.TOO_MANY_LIVE_OFFERS, SOURCE, BatchFacts::tooManyOffers),
            rule(OfferRejection.TOO_MANY_LIVE_PAGES,  SOURCE, BatchFacts::tooManyPages));
    static final RuleBook<PostingFacts> EACH = RuleBook.of("energy:postOffers, each offer",
            rule(OfferRejection.INTERVAL_NOT_AHEAD,   "energy-market, Instance", PostingFacts::notAhead),
            rule(OfferRejection.NO_RULES_IN_FORCE,    SOURCE, PostingFacts::withoutRules),
            rule(OfferRejection.PRICE_OUTSIDE_BAND,   SOURCE, PostingFacts::outsideBand),
            rule(OfferRejection.ASSETS_NOT_FREE,      "(2.5)", PostingFacts::assetsMissing),
            rule(OfferRejection.SEVERAL_GROUPS,       "2.6.3", PostingFacts::severalGroups),
            rule(OfferRejection.OFF_STEP,             "anonymity, Mixing", PostingFacts::offStep),
            rule(OfferRejection.CREDIT_NOT_FREE,      SOURCE, PostingFacts::creditMissing));
    static final RuleBook<CancelFacts> CANCEL = RuleBook.of("energy:cancelOffers",
            rule(OfferRejection.BATCH_EMPTY,          SOURCE, CancelFacts::empty),
            rule(OfferRejection.BATCH_TOO_LARGE,      SOURCE, CancelFacts::tooLarge),
            rule(OfferRejection.OFFER_NAMED_TWICE,    SOURCE, CancelFacts::namedTwice),
            rule(OfferRejection.OFFER_NOT_LIVE,       SOURCE, CancelFacts::notLive));
    // spotless:on

    private OfferRules() {}
}
