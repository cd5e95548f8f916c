package org.gridmarket.kernel.compute.match;

import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Why a mediator runs a job again.
 *
 * @param cause what its finding is asked for
 * @param reason the job creator's; null when it was silent
 * @param privateKey of the result key, published with cause DELIVERY so that every mediator can open the delivery
 */
public record Dispute(
        Cause cause,
        @Nullable RejectReason reason,
        @Nullable Bytes privateKey) {
    /** Of a job creator that says nothing. */
    public static final Dispute OF_SILENCE = new Dispute(Cause.RESULT, null, null);

    public static Dispute of(RejectReason reason, @Nullable Bytes privateKey) {
        return new Dispute(reason.cause(), reason, reason.cause() == Cause.DELIVERY ? privateKey : null);
    }
}
