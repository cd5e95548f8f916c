package org.gridmarket.agent.energy.home;

import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.energy.AnonymousAgent;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.agent.energy.mixing.BundlePlan;
import org.gridmarket.agent.energy.mixing.MixStanding;
import org.gridmarket.agent.energy.mixing.MixingByRules;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.client.energy.BoardLink;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.client.energy.ObliviousLink;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.quantity.Money;

/**
 * Under accounts that nobody can tie to the home: the public one mixes, fresh ones offer, and what they send goes through
 * forwarders, sealed.
 *
 * @param hidden who trades
 * @param windows in which it mixes
 * @param forwarders the way of its anonymous accounts
 * @param board the boards of its mixes
 */
record AnonymousTrading(AnonymousAgent hidden, MixingByRules windows, ObliviousLink forwarders, BoardLink board)
        implements HomeTrading {
    private static final String CREDIT = "credit of mixes";
    private static final String RULES = "rules of mixing";
    private static final String BUNDLES = "bundles of mixing";

    @Override
    public TradingAgent agent() {
        return hidden;
    }

    @Override
    public GatewayLink link() {
        return forwarders;
    }

    @Override
    public Optional<BoardLink> boards() {
        return Optional.of(board);
    }

    @Override
    public void replan(OfferPlan plan) {
        hidden.replan(plan);
    }

    @Override
    public List<Offer> openOffers() {
        return hidden.openOffers();
    }

    @Override
    public String privacy() {
        MixStanding standing = hidden.standing();
        String way =
                "This home trades under accounts that change with each window and that nobody can tie to it. What they "
                        + "send goes through forwarders, sealed, so that no gateway learns where it comes from. ";
        String mixes = standing.mixed() == 0
                ? "It has not been mixed with others yet, and does not trade before that."
                : standing.mixed() + " windows were mixed, each among " + standing.smallest() + " homes or more.";
        String missed = standing.missed() == 0
                ? ""
                : " In " + standing.missed() + " windows it was not mixed, and did not trade.";
        return way + mixes + missed;
    }

    @Override
    public void tell(Troubles troubles) {
        if (windows.hasRules()) {
            troubles.over(RULES);
        } else {
            troubles.tell(
                    RULES,
                    "the market has no rules of mixing, and an anonymous home trades nothing without them",
                    "ask the DSO, which proposes them (gridmarket operator propose mixing), or set 'trading: public'");
        }
        tellOfBundles(troubles);
        Money missing = hidden.missingCredit();
        if (missing.isZero()) {
            troubles.over(CREDIT);
        } else {
            troubles.tell(
                    CREDIT,
                    "the home's account lacks " + missing + " to be mixed with others in the next window",
                    "pay in at the grid operator; until then the home trades nothing");
        }
    }

    private void tellOfBundles(Troubles troubles) {
        Optional<MixingTerms> beyond = windows.beyondReach();
        if (beyond.isEmpty()) {
            troubles.over(BUNDLES);
            return;
        }
        MixingTerms terms = beyond.get();
        troubles.tell(
                BUNDLES,
                "by the market's rules of mixing a home has " + terms.bundles() + " bundles for a window of "
                        + terms.window() + " intervals, and needs " + BundlePlan.leastBundles(terms)
                        + "; so this home is not mixed, and trades nothing",
                "ask the DSO, which proposes rules with more bundles or shorter windows, or set 'trading: public'");
    }

    @Override
    public ObliviousLink.Sealed sealed() {
        return forwarders.sealed();
    }
}
