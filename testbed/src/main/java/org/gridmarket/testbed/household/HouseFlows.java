package org.gridmarket.testbed.household;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.agent.energy.OwnOffers;
import org.gridmarket.agent.energy.meter.MeteredFlows;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;

/** What flows in a house: its profile, and what its battery does because it was traded. Physics, which a meter measures. */
public final class HouseFlows implements MeteredFlows {
    private final OfferPlan plan;
    private final List<OwnOffers> accounts = new ArrayList<>();
    private final NavigableMap<Interval, NetEnergy> dispatched = new TreeMap<>();
    private final NavigableMap<Interval, NetEnergy> held = new TreeMap<>();

    public HouseFlows(OfferPlan plan) {
        this.plan = plan;
    }

    /** What is traded under this account flows here. */
    @Override
    public void adopt(AccountKey account) {
        accounts.add(new OwnOffers(account));
    }

    @Override
    public void observe(EnergyEvent event) {
        accounts.forEach(offers -> offers.observe(event));
        if (event instanceof EnergyEvent.Finalised done) {
            done.trades().forEach(this::dispatch);
        }
    }

    /** What could flow at several times flows when it is traded; the rest of the house does not ask the market. */
    private void dispatch(PricedTrade trade) {
        for (OwnOffers offers : accounts) {
            for (OwnOffers.Part part : offers.partsOf(trade)) {
                boolean fixed = plan.fixed().containsKey(trade.t())
                        && part.offer().intervals().size() == 1;
                if (!fixed) {
                    Energy energy = trade.energy();
                    NetEnergy flow =
                            part.offer().side() == Side.SELL ? energy.net(Energy.ZERO) : Energy.ZERO.net(energy);
                    dispatched.merge(trade.t(), flow, NetEnergy::plus);
                }
            }
        }
    }

    /** What flows at an interval whatever was planned and traded: somebody else leads the feeder. */
    public void hold(Interval t, NetEnergy flow) {
        held.put(t, flow);
    }

    @Override
    public Optional<NetEnergy> net(Interval t) {
        NetEnergy other = held.get(t);
        return Optional.of(
                other == null ? plan.fixed().getOrDefault(t, NetEnergy.ZERO).plus(dispatched(t)) : other);
    }

    /** What the battery gave at an interval, as a positive amount. */
    public NetEnergy dispatched(Interval t) {
        return dispatched.getOrDefault(t, NetEnergy.ZERO);
    }
}
