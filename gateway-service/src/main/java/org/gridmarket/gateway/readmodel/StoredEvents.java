package org.gridmarket.gateway.readmodel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Jdbi;

/** All events there have been, by block: what streams are fed from. */
public final class StoredEvents {
    /**
     * What one transaction told.
     *
     * @param block where it stands
     * @param transaction its id
     * @param eventsJson JSON array of kernel EnergyEvents
     */
    public record Told(long block, String transaction, String eventsJson) {
        /** The events, read. */
        public List<EnergyEvent> events() {
            return EVENTS.read("{\"events\":" + eventsJson + "}").events();
        }
    }

    /** A transaction's array as a record, which is what a codec reads. */
    private record EventList(List<EnergyEvent> events) {}

    private record Row(long block, String transaction, String json) {}

    private static final RecordCodec<EventList> EVENTS = RecordCodec.of(EventList.class);
    private static final RecordCodec<EnergyEvent> EVENT = RecordCodec.of(EnergyEvent.class);
    private static final int ROWS_PER_FETCH = 100;

    private final Jdbi jdbi;

    public StoredEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Whole blocks in a row.
     *
     * @param told what they told, in order
     * @param last the last block that is in it, whether it told anything or not
     */
    public record Portion(List<Told> told, long last) {}

    /** The transactions of the blocks from first to last, both included, in order. */
    public List<Told> between(long first, long last) {
        return portion(first, last, Long.MAX_VALUE).told();
    }

    /**
     * The blocks from first to last, or the first ones of them: no more after those whose events have so many characters
     * together, so that what is held at a time has a bound. One block at least.
     */
    public Portion portion(long first, long last, long characters) {
        return jdbi.inTransaction(handle -> handle.createQuery("""
                        select block, tx, json from ledger_event
                        where block between :first and :last order by block, position""")
                .bind("first", first)
                .bind("last", last)
                .setFetchSize(ROWS_PER_FETCH)
                .map((row, context) -> new Row(row.getLong("block"), row.getString("tx"), row.getString("json")))
                .withIterator(rows -> gather(rows, last, characters)));
    }

    private static Portion gather(Iterator<Row> rows, long last, long characters) {
        List<Told> told = new ArrayList<>();
        List<String> events = new ArrayList<>();
        long held = 0;
        Row before = null;
        while (rows.hasNext()) {
            Row row = rows.next();
            if (before != null && !row.transaction().equals(before.transaction())) {
                told.add(told(before, events));
                events.clear();
                if (row.block() != before.block() && held >= characters) {
                    return new Portion(told, row.block() - 1);
                }
            }
            events.add(row.json());
            held += row.json().length();
            before = row;
        }
        if (before != null) {
            told.add(told(before, events));
        }
        return new Portion(told, last);
    }

    private static Told told(Row row, List<String> events) {
        return new Told(row.block(), row.transaction(), "[" + String.join(",", events) + "]");
    }

    /** Every event from a block on, in order. */
    public void forEach(long from, Consumer<EnergyEvent> consumer) {
        jdbi.useTransaction(handle -> handle.createQuery(
                        "select json from ledger_event where block >= :from order by block, position")
                .bind("from", from)
                .setFetchSize(ROWS_PER_FETCH)
                .mapTo(String.class)
                .useIterator(rows -> rows.forEachRemaining(json -> consumer.accept(EVENT.read(json)))));
    }

    /** The events of some types before a block, in order. */
    public void forEach(List<Class<? extends EnergyEvent>> types, long before, Consumer<EnergyEvent> consumer) {
        if (types.isEmpty()) {
            return;
        }
        jdbi.useTransaction(handle -> handle.createQuery("""
                        select json from ledger_event where type in (<types>) and block < :before
                        order by block, position""")
                .bindList("types", types.stream().map(Class::getSimpleName).toList())
                .bind("before", before)
                .setFetchSize(ROWS_PER_FETCH)
                .mapTo(String.class)
                .useIterator(rows -> rows.forEachRemaining(json -> consumer.accept(EVENT.read(json)))));
    }
}
