package org.gridmarket.gateway.readmodel;

import java.util.ArrayList;
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
    private static final int ROWS_PER_FETCH = 500;

    private final Jdbi jdbi;

    public StoredEvents(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The transactions of the blocks from first to last, both included, in order. */
    public List<Told> between(long first, long last) {
        List<Row> rows = jdbi.withHandle(handle -> handle.createQuery("""
                        select block, tx, json from ledger_event
                        where block between :first and :last order by block, position""")
                .bind("first", first)
                .bind("last", last)
                .map((row, context) -> new Row(row.getLong("block"), row.getString("tx"), row.getString("json")))
                .list());
        List<Told> told = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            events.add(row.json());
            boolean ends =
                    i + 1 == rows.size() || !rows.get(i + 1).transaction().equals(row.transaction());
            if (ends) {
                told.add(new Told(row.block(), row.transaction(), "[" + String.join(",", events) + "]"));
                events.clear();
            }
        }
        return told;
    }

    /** Every event from the first on, in order. */
    public void forEach(Consumer<EnergyEvent> consumer) {
        jdbi.useTransaction(handle -> handle.createQuery("select json from ledger_event order by block, position")
                .setFetchSize(ROWS_PER_FETCH)
                .mapTo(String.class)
                .useIterator(rows -> rows.forEachRemaining(json -> consumer.accept(EVENT.read(json)))));
    }
}
