package org.gridmarket.discovery.protocol;

import java.util.List;
import org.gridmarket.discovery.record.ServiceRecord;

/** What an actor announces, as it is kept on disk for the daemon's next life (rule 9). */
public record KeptActor(Actor actor, List<ServiceRecord> records) {
    public KeptActor {
        records = List.copyOf(records);
    }
}
