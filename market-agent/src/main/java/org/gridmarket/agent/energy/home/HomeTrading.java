package org.gridmarket.agent.energy.home;

import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.client.energy.BoardLink;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.client.energy.ObliviousLink;
import org.gridmarket.kernel.energy.offer.Offer;

/** Under whose name a home trades. What touches the agent is called while nobody else does. */
interface HomeTrading {
    TradingAgent agent();

    /** How its operations reach the market. */
    GatewayLink link();

    /** The boards of its mixes; empty where nothing is mixed. */
    Optional<BoardLink> boards();

    /** From now on this is to be offered. */
    void replan(OfferPlan plan);

    /** What stands on the ledger and can still be traded. */
    List<Offer> openOffers();

    /** How the home's privacy stands, in a few sentences. */
    String privacy();

    /** What keeps the home from trading, for people. */
    void tell(Troubles troubles);

    /** Sealed requests so far. */
    ObliviousLink.Sealed sealed();
}
