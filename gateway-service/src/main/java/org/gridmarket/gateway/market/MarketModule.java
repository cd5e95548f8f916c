package org.gridmarket.gateway.market;

import java.util.List;
import java.util.Optional;

/**
 * Port: one market in a gateway. A bean of this type is found by the gateway; no list has to be touched. What is not its own
 * it never sees, and what is its own nobody else parses.
 *
 * @param <E> the sealed interface of its events
 */
public interface MarketModule<E> {
    /** Its rows. */
    MarketTables<E> tables();

    /** What it keeps in memory. */
    default List<Follower<E>> followers() {
        return List.of();
    }

    /** How much of the past its followers are told at a start. */
    default Replay<E> replay() {
        return Replay.everything();
    }

    /** For whom its signed operations are carried; empty when nothing of it is signed. */
    default Optional<Admission> admission() {
        return Optional.empty();
    }

    /** What has to be done on the ledger and nobody asks for. */
    default List<Chore> chores() {
        return List.of();
    }

    /** As {@link MarketTables#name}. */
    default String name() {
        return tables().name();
    }
}
