package org.gridmarket.kernel.lifecycle;

import java.util.List;

/**
 * What a transition does to the ledger. A test holds it against what operations really write and tell.
 *
 * @param tables whose rows it may write or delete, and no others but the row of the operation's first outcome
 * @param events names of events that it always tells
 */
public record Effect(List<String> tables, List<String> events) {
    public Effect {
        tables = List.copyOf(tables);
        events = List.copyOf(events);
    }

    /** Changes rows of these tables and tells nothing. */
    public static Effect changes(String... tables) {
        return new Effect(List.of(tables), List.of());
    }

    /** The same, and tells these events. */
    public Effect tells(String... told) {
        return new Effect(tables, List.of(told));
    }

    /** For the generated page. */
    public String text() {
        String changed = tables.isEmpty() ? "changes nothing" : "changes " + String.join(", ", tables);
        return events.isEmpty() ? changed : changed + "; tells " + String.join(", ", events);
    }
}
