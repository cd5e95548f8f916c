package org.gridmarket.gateway.readmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.gridmarket.gateway.market.Projection;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;

/** All events there have been, by block, of whatever contracts: what streams are fed from. */
public final class StoredEvents {
    /**
     * What one transaction told.
     *
     * @param block where it stands
     * @param transaction its id
     * @param eventsJson JSON array of events, of whatever contracts
     */
    public record Told(long block, String transaction, String eventsJson) {}

    /**
     * Whole blocks in a row.
     *
     * @param told what they told, in order
     * @param last the last block that is in it, whether it told anything or not
     */
    public record Portion(List<Told> told, long last) {}

    /** Likewise, event by event. */
    record Events(List<EventRows.Placed> events, long last) {}

    private static final int ROWS_PER_FETCH = 100;

    private final Jdbi jdbi;

    public StoredEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The transactions of the blocks from first to last, both included, in order. */
    public List<Told> between(long first, long last) {
        return portion(first, last, Long.MAX_VALUE).told();
    }

    /**
     * The blocks from first to last, or the first ones of them: no more after those whose events have so many characters
     * together, so that what is held at a time has a bound. One block at least.
     */
    public Portion portion(long first, long last, long characters) {
        Events whole = jdbi.inTransaction(
                handle -> placed(handle.createQuery("""
                        select block, position, tx, json from ledger_event
                        where block between :first and :last order by block, position""").bind("first", first).bind("last", last))
                        .withIterator(rows -> gather(rows, last, characters)));
        return new Portion(byTransaction(whole.events()), whole.last());
    }

    /** The same of events of some types only. */
    Events portion(Collection<String> types, long first, long last, long characters) {
        return jdbi.inTransaction(handle -> placed(handle.createQuery("""
                        select block, position, tx, json from ledger_event
                        where type in (<types>) and block between :first and :last order by block, position""")
                        .bindList("types", List.copyOf(types))
                        .bind("first", first)
                        .bind("last", last))
                .withIterator(rows -> gather(rows, last, characters)));
    }

    /** Every event of some types from first to last, both included, in order. */
    void forEach(Collection<String> types, long first, long last, Consumer<String> consumer) {
        if (types.isEmpty() || last < first) {
            return;
        }
        jdbi.useTransaction(handle -> handle.createQuery("""
                        select json from ledger_event where type in (<types>) and block between :first and :last
                        order by block, position""")
                .bindList("types", List.copyOf(types))
                .bind("first", first)
                .bind("last", last)
                .setFetchSize(ROWS_PER_FETCH)
                .mapTo(String.class)
                .useIterator(rows -> rows.forEachRemaining(consumer)));
    }

    private static ResultIterable<EventRows.Placed> placed(Query query) {
        return query.setFetchSize(ROWS_PER_FETCH)
                .map((row, context) -> new EventRows.Placed(
                        new Projection.Place(row.getLong("block"), row.getInt("position"), row.getString("tx")),
                        row.getString("json")));
    }

    private static Events gather(Iterator<EventRows.Placed> rows, long last, long characters) {
        List<EventRows.Placed> taken = new ArrayList<>();
        long held = 0;
        while (rows.hasNext()) {
            EventRows.Placed row = rows.next();
            long block = row.place().block();
            if (held >= characters && taken.getLast().place().block() != block) {
                return new Events(taken, block - 1);
            }
            taken.add(row);
            held += row.json().length();
        }
        return new Events(taken, last);
    }

    private static List<Told> byTransaction(List<EventRows.Placed> events) {
        List<Told> told = new ArrayList<>();
        for (int begin = 0; begin < events.size(); ) {
            Projection.Place place = events.get(begin).place();
            int end = begin;
            while (end < events.size() && isSame(place, events.get(end).place())) {
                end++;
            }
            List<String> texts = events.subList(begin, end).stream()
                    .map(EventRows.Placed::json)
                    .toList();
            told.add(new Told(place.block(), place.transaction(), "[" + String.join(",", texts) + "]"));
            begin = end;
        }
        return told;
    }

    private static boolean isSame(Projection.Place one, Projection.Place other) {
        return one.block() == other.block() && one.transaction().equals(other.transaction());
    }
}
