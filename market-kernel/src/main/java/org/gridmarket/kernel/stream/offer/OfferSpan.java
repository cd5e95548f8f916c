package org.gridmarket.kernel.stream.offer;

import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.kernel.wire.Bytes;

/**
 * When an offer holds.
 *
 * @param from the first moment that may be leased
 * @param until the moment after the last
 * @param leastEpochs an allocation has so many at least: 1..{@link StreamRules#MOST_EPOCHS}
 * @param last the ledger period after which the offer is void
 * @param nonce tells two offers that are alike apart: {@link #NONCE_LENGTH} bytes
 */
public record OfferSpan(LedgerTime from, LedgerTime until, int leastEpochs, LedgerPeriod last, Bytes nonce) {
    public static final int NONCE_LENGTH = 16;

    public OfferSpan {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("an offer from " + from + " until " + until + " is for no time");
        }
        if (leastEpochs < 1 || leastEpochs > StreamRules.MOST_EPOCHS) {
            throw new IllegalArgumentException(leastEpochs + " epochs are outside 1.." + StreamRules.MOST_EPOCHS);
        }
        if (nonce.length() != NONCE_LENGTH) {
            throw new IllegalArgumentException("a nonce has " + nonce.length() + " bytes, not " + NONCE_LENGTH);
        }
    }

    /** Whether it holds from one moment to another. */
    boolean covers(LedgerTime start, LedgerTime end) {
        return !start.isBefore(from) && !until.isBefore(end);
    }
}
