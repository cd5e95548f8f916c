package org.gridmarket.gateway.relay;

import java.util.Locale;

/** How an operation came to this gateway. */
public enum ArrivalPath {
    /** By gRPC, from an address that the gateway sees. */
    DIRECT,
    /** Sealed, through an oblivious relay, whose address is all that the gateway sees. */
    SEALED;

    /** As it stands in the metrics. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
