package org.gridmarket.gateway.readmodel;

import org.gridmarket.kernel.energy.message.EnergyEvent;

/** Port: keeps the market in memory. Told of an event only after its rows are committed, and of all of them at start. */
public interface Follower {
    void follow(EnergyEvent event);
}
