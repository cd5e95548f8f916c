package org.gridmarket.gateway.market;

import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Port: how much of the past the followers of a market are told at a start.
 *
 * @param <E> the events of the market
 */
public interface Replay<E> {
    /** All of it, whatever it takes. */
    static <E> Replay<E> everything() {
        return new Replay<>() {
            @Override
            public long from(Handle rows) {
                return 0;
            }

            @Override
            public List<Class<? extends E>> standing() {
                return List.of();
            }
        };
    }

    /** The block from which on they are told every event. */
    long from(Handle rows);

    /** The types of which they are told those before that block too. */
    List<Class<? extends E>> standing();
}
