package org.gridmarket.kernel.allocation.schema;

import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * Which field counts delivery slots, and when they are.
 *
 * @param field of the type
 * @param epoch when slot 0 begins
 * @param millis how long a slot lasts, ms
 * @param leadMillis how long after the end of its cycle the first slot that it assigns begins at least, ms
 * @param window how many slots a cycle assigns, 1 or more
 */
public record SlotTerms(String field, LedgerTime epoch, long millis, long leadMillis, int window) {
    public SlotTerms {
        Name.check("slot field", field);
        Bounds.within("slot millis", millis, 1, CycleCalendar.LONGEST_MILLIS);
        Bounds.within("leadMillis", leadMillis, 0, CycleCalendar.LONGEST_MILLIS);
        Bounds.within("window", window, 1, 1_000_000);
    }

    /** Milliseconds since 1970 at which a slot begins; may lie before 1970. */
    long startMillis(int slot) {
        return Math.addExact(epoch.epochMillis(), Math.multiplyExact(slot, millis));
    }
}
