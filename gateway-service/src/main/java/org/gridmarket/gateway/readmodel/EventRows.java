package org.gridmarket.gateway.readmodel;

import java.util.List;
import org.gridmarket.gateway.market.Projection;
import org.gridmarket.kernel.ledger.EventFamily;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Keeps every event as it was told, whoever's it is: what streams, restarts and markets that come later read. */
final class EventRows {
    /** An event and where it stands. */
    record Placed(Projection.Place place, String json) {}

    private EventRows() {}

    static void store(Handle rows, List<Placed> events) {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedBatch batch = rows.prepareBatch("""
                insert into ledger_event (block, position, tx, type, json)
                values (:block, :position, :tx, :type, :json)""")) {
            for (Placed event : events) {
                batch.bind("block", event.place().block())
                        .bind("position", event.place().position())
                        .bind("tx", event.place().transaction())
                        .bind(
                                "type",
                                EventFamily.typeOf(event.json())
                                        .map(ShortName::of)
                                        .orElse(""))
                        .bind("json", event.json())
                        .add();
            }
            batch.execute();
        }
    }
}
