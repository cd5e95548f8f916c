package org.gridmarket.client;

import java.util.List;

/**
 * What is believed that one transaction told.
 *
 * @param block where it stands, from 0
 * @param transaction its id
 * @param events in order
 * @param <E> the events of a market
 */
public record BlockEvents<E>(long block, String transaction, List<E> events) {
    public BlockEvents {
        events = List.copyOf(events);
    }
}
