package org.gridmarket.gateway.readmodel;

import java.util.List;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.jdbi.v3.core.Handle;

/**
 * Port: turns events into rows. Events come in ledger order, each once, inside the transaction that also moves the
 * checkpoint; what it throws undoes both.
 */
public interface Projection {
    /** Where an event stands in the ledger. */
    record Place(long block, int position, String transaction) {}

    /** Takes in one event. */
    void apply(Handle rows, Place place, EnergyEvent event);

    /** The tables it fills, in an order in which they can be emptied before everything is read again. */
    List<String> tables();
}
