package org.gridmarket.kernel.stream.lane;

import java.util.Optional;

/** Where an allocation stands. */
public enum AllocationStatus {
    NOT_MADE,
    OPEN,
    /** The customer is silent: what it has not revealed is paid as if it were equal. */
    SILENT,
    /** The customer is at fault. */
    AT_FAULT,
    /** Paid out. */
    CLOSED,
    /** Its rows are deleted. */
    SWEPT;

    /** Of one that is not closed, by the row that says whether its customer is gone. */
    public static AllocationStatus of(Optional<Gone> gone) {
        return gone.map(found -> found.fault() ? AT_FAULT : SILENT).orElse(OPEN);
    }
}
