package org.gridmarket.gateway.market;

/**
 * Port: keeps something of a market in memory. Told of its events only after their rows are committed, and of those that
 * {@link Replay} names at start.
 *
 * @param <E> the events of the market
 */
@FunctionalInterface
public interface Follower<E> {
    void follow(E event);
}
