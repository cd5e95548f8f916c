package org.gridmarket.keys;

import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.jspecify.annotations.Nullable;

/**
 * The newest ledger period of which a client has heard that it is sealed. Under a sealed period nothing takes effect, and no
 * event to come says so (docs/adr/0016); a client whose clock is behind would sign there and wait for ever. Not thread-safe.
 */
public final class SealsHeard {
    private @Nullable LedgerPeriod newest;

    /** A seal that is believed; they come in any order. */
    public void hear(LedgerPeriod sealed) {
        newest = newest == null || newest.isBefore(sealed) ? sealed : newest;
    }

    /** What to name as an operation's last period: the given one, or the first behind all that are sealed. */
    public LedgerPeriod beyond(LedgerPeriod wanted) {
        return newest == null || newest.isBefore(wanted) ? wanted : newest.next();
    }
}
