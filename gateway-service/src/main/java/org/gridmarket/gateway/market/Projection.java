package org.gridmarket.gateway.market;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Port: turns events into rows. Events come in ledger order, each once, inside the transaction that also moves the
 * checkpoint; what it throws undoes both.
 *
 * @param <E> the events of the market
 */
public interface Projection<E> {
    /**
     * Where an event stands in the ledger.
     *
     * @param position its place among the events of the block, those of other markets included
     */
    record Place(long block, int position, String transaction) {}

    /** Takes in one event. */
    void apply(Handle rows, Place place, E event);

    /** The tables it fills, in an order in which they can be emptied before everything is read again. */
    List<String> tables();
}
