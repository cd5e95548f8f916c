package org.gridmarket.kernel.compute.operation;

import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.quantity.Millis;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * How long an offer is to stay.
 *
 * @param expiry until when it may be matched
 * @param deadline of a job; elsewhere its expiry
 */
record OfferTimes(LedgerTime expiry, LedgerTime deadline, LedgerTime now) {
    private static final Millis DAY = new Millis(86_400_000);

    @Nullable String isExpired() {
        return now.isBefore(expiry) && now.isBefore(deadline)
                ? null
                : "expiry " + expiry + ", deadline " + deadline + "; it is " + now;
    }

    @Nullable String isTooLong() {
        LedgerTime latest = DAY.times(ComputeLimit.OFFER_DAYS.ceiling()).after(now);
        return latest.isBefore(expiry) || latest.isBefore(deadline)
                ? "expiry " + expiry + ", deadline " + deadline + "; at most " + latest
                : null;
    }
}
