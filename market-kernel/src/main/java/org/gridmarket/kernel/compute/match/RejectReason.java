package org.gridmarket.kernel.compute.match;

/** Why a job creator rejects a result. */
public enum RejectReason {
    AUDIT_DRAWN(Cause.RESULT),
    WRONG_RESULTS(Cause.RESULT),
    TOO_MUCH_COST(Cause.RESULT),
    INVALID_STATUS(Cause.RESULT),
    RESULT_NOT_FOUND(Cause.DELIVERY),
    DIRECTORY_UNAVAILABLE(Cause.DELIVERY);

    private final Cause cause;

    RejectReason(Cause cause) {
        this.cause = cause;
    }

    public Cause cause() {
        return cause;
    }
}
