package org.gridmarket.kernel.licence;

import org.jspecify.annotations.Nullable;

/** What the ledger knows of an account's licence. */
public enum LicenceStatus {
    /** Nothing. */
    NONE,
    /** An organisation answers for the account. */
    IN_FORCE,
    /** It ends, or has ended; it may be granted again, by any organisation. */
    ENDED;

    /** Of a row; null when there is none. */
    public static LicenceStatus of(@Nullable Licence<?> licence) {
        if (licence == null) {
            return NONE;
        }
        return licence.until() == null ? IN_FORCE : ENDED;
    }
}
