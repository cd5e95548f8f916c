package org.gridmarket.gateway.energy;

import java.util.List;
import org.gridmarket.gateway.readmodel.Projection;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jdbi.v3.core.Handle;

/** Keeps every event as it was told: what streams and a restart read. */
public final class EventRows implements Projection {
    private static final RecordCodec<EnergyEvent> EVENT = RecordCodec.of(EnergyEvent.class);

    @Override
    public void apply(Handle rows, Place place, EnergyEvent event) {
        rows.createUpdate("""
                        insert into ledger_event (block, position, tx, type, json)
                        values (:block, :position, :tx, :type, :json)""")
                .bind("block", place.block())
                .bind("position", place.position())
                .bind("tx", place.transaction())
                .bind("type", event.getClass().getSimpleName())
                .bind("json", EVENT.write(event))
                .execute();
    }

    @Override
    public List<String> tables() {
        return List.of("ledger_event");
    }
}
