package org.gridmarket.client.energy;

import java.util.List;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.wire.RecordCodec;

/** The events of one transaction as the wire has them: a JSON array. */
public final class EnergyEvents {
    /** The kernel's codec reads records; this is the record around an array. */
    private record EventList(List<EnergyEvent> events) {}

    private static final RecordCodec<EventList> EVENTS = RecordCodec.of(EventList.class);

    private EnergyEvents() {}

    /** Throws a RuntimeException of the codec's or of a record's constructor for what is no list of events. */
    public static List<EnergyEvent> read(String jsonArray) {
        return EVENTS.read("{\"events\":" + jsonArray + "}").events();
    }

    /** The form in which {@link #read} takes them. */
    public static String write(List<EnergyEvent> events) {
        String record = EVENTS.write(new EventList(events));
        return record.substring("{\"events\":".length(), record.length() - 1);
    }
}
