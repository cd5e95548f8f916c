package org.gridmarket.kernel.ledger;

import java.util.List;

/**
 * What a committed call answers.
 *
 * @param result canonical JSON for the caller
 * @param events canonical JSON of each event, in order; the shell sets them as one Fabric event
 */
public record Receipt(String result, List<String> events) {
    /** The name of the one Fabric event of a transaction; its payload is a JSON array. */
    public static final String EVENT_NAME = "gridmarket";

    public Receipt {
        events = List.copyOf(events);
    }

    public static Receipt of(String result) {
        return new Receipt(result, List.of());
    }

    public String eventsJson() {
        return "[" + String.join(",", events) + "]";
    }
}
