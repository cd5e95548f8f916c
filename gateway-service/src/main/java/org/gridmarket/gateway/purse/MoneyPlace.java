package org.gridmarket.gateway.purse;

import java.util.Locale;

/** Where money can be. */
enum MoneyPlace {
    PURSES,
    PAYOUTS,
    REDEMPTIONS,
    DEALS;

    /** As rows and metrics name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
