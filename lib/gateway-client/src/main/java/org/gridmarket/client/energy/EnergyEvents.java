package org.gridmarket.client.energy;

import java.util.List;
import java.util.stream.Collectors;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.ledger.EventFamily;

/** The events of this market among those of one transaction, which the wire has as a JSON array. */
public final class EnergyEvents {
    /** Which events are this market's. */
    public static final EventFamily<EnergyEvent> FAMILY = EventFamily.of(EnergyEvent.class);

    private EnergyEvents() {}

    /**
     * Those of this market; what is of another, or of none that this program knows, is passed over unread. Throws a
     * RuntimeException of the codec's or of a record's constructor for what is no list, or no event of this market.
     */
    public static List<EnergyEvent> read(String jsonArray) {
        return FAMILY.readOwn(jsonArray);
    }

    /** The form in which {@link #read} takes them. */
    public static String write(List<EnergyEvent> events) {
        return events.stream().map(FAMILY::write).collect(Collectors.joining(",", "[", "]"));
    }
}
