package org.gridmarket.agent.energy.home;

import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.energy.ProsumerAgent;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.client.energy.BoardLink;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.client.energy.ObliviousLink;
import org.gridmarket.kernel.energy.offer.Offer;

/**
 * Under the home's account.
 *
 * @param prosumer who trades
 * @param link to the gateways
 */
record PublicTrading(ProsumerAgent prosumer, GatewayLink link) implements HomeTrading {
    @Override
    public TradingAgent agent() {
        return prosumer;
    }

    @Override
    public Optional<BoardLink> boards() {
        return Optional.empty();
    }

    @Override
    public void replan(OfferPlan plan) {
        prosumer.replan(plan);
    }

    @Override
    public List<Offer> openOffers() {
        return prosumer.openOffers();
    }

    @Override
    public String privacy() {
        return "This home trades under its public account: everybody who reads the market sees its offers and trades. "
                + "Readings go to the grid operator, or to nobody where the meter proves its bills.";
    }

    @Override
    public void tell(Troubles troubles) {
        // its troubles are answers to its operations
    }

    @Override
    public ObliviousLink.Sealed sealed() {
        return new ObliviousLink.Sealed(0, 0);
    }
}
