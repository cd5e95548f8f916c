package org.gridmarket.gateway.readmodel;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.gateway.market.MarketModule;
import org.gridmarket.gateway.market.MarketTables;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.gateway.market.Replay;
import org.gridmarket.kernel.ledger.EventFamily;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * One market's part of the read model.
 *
 * @param <E> its events
 */
final class MarketPart<E> {
    /** Characters of events that are held at a time while rows are brought up to the checkpoint. */
    private static final long PORTION = 1024 * 1024;

    /**
     * An event of this market, read.
     *
     * @param <E> the events of the market
     */
    record Own<E>(MarketPart<E> part, Projection.Place place, E event) {
        void store(Handle rows) {
            part.store(rows, place, event);
        }

        void tell() {
            part.tell(event);
        }
    }

    private final MarketTables<E> tables;
    private final EventFamily<E> events;
    private final List<Projection<E>> projections;
    private final List<Follower<E>> followers;
    private final Replay<E> replay;

    MarketPart(MarketModule<E> market) {
        this.tables = market.tables();
        this.events = tables.events();
        this.projections = List.copyOf(tables.projections());
        this.followers = List.copyOf(market.followers());
        this.replay = market.replay();
    }

    MarketTables<E> tables() {
        return tables;
    }

    Set<String> types() {
        return events.types();
    }

    /** Reads an event of one of its {@link #types}; one that is named so and cannot be read is a bug or a newer version. */
    Own<E> read(EventRows.Placed stored) {
        return new Own<>(this, stored.place(), events.read(stored.json()).orElseThrow());
    }

    private void store(Handle rows, Projection.Place place, E event) {
        projections.forEach(projection -> projection.apply(rows, place, event));
    }

    private void tell(E event) {
        followers.forEach(follower -> follower.follow(event));
    }

    /** Empties its tables, and what shared tables have of it. */
    void forget(Handle rows) {
        projections.forEach(projection -> projection.tables().forEach(table -> rows.execute("delete from " + table)));
        for (String shared : List.of("known_account", "market_position")) {
            rows.createUpdate("delete from " + shared + " where market = :market")
                    .bind("market", tables.name())
                    .execute();
        }
    }

    /** Makes rows of the events that were stored while this market was not here, or before its tables were. */
    void catchUp(Jdbi jdbi, StoredEvents stored, long checkpoint) {
        OptionalLong position = jdbi.withHandle(rows -> Positions.of(rows, tables));
        if (position.isEmpty()) {
            jdbi.useTransaction(this::forget);
        }
        long next = position.orElse(-1) + 1;
        while (next <= checkpoint) {
            StoredEvents.Events portion = stored.portion(types(), next, checkpoint, PORTION);
            jdbi.useTransaction(rows -> {
                portion.events().forEach(event -> read(event).store(rows));
                Positions.move(rows, List.of(tables), portion.last());
            });
            next = portion.last() + 1;
        }
    }

    /** Tells the followers what they have to know of what is stored. */
    void remind(Jdbi jdbi, StoredEvents stored, long checkpoint) {
        if (followers.isEmpty()) {
            return;
        }
        long from = jdbi.withHandle(replay::from);
        List<String> standing =
                replay.standing().stream().map(Class::getSimpleName).toList();
        stored.forEach(standing, 0, from - 1, this::tellText);
        stored.forEach(types(), from, checkpoint, this::tellText);
    }

    private void tellText(String json) {
        tell(events.read(json).orElseThrow());
    }
}
