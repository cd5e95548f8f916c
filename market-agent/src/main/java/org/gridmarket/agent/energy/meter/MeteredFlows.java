package org.gridmarket.agent.energy.meter;

import java.util.Optional;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;

/** Port: what the sensor of a house answers. One that is simulated must know what the house trades; a real one need not. */
public interface MeteredFlows {
    /** Net production in an interval that is over, Wh; empty when there is no reading of it, which is never guessed. */
    Optional<NetEnergy> net(Interval t);

    /** What is traded under this account flows in the house. */
    default void adopt(AccountKey account) {}

    /** Takes in one public event. */
    default void observe(EnergyEvent event) {}
}
