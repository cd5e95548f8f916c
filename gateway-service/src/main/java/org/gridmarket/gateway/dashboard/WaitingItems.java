package org.gridmarket.gateway.dashboard;

/** Port: a market's inbox, of which the frame of every page shows the number. */
public interface WaitingItems {
    /** How many things wait for somebody's answer. */
    int waiting();
}
