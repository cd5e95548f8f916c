package org.gridmarket.kernel.energy.account;

import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What an account retires for one interval carries a tag that only the own meter recognises; the ledger does not read it.
 *
 * @param t the interval
 * @param tag 0..{@link #MAX_LENGTH} bytes; empty for a public account, whose meter the ledger knows
 */
public record RetirementTag(Interval t, Bytes tag) {
    public static final int MAX_LENGTH = 32;

    public RetirementTag {
        requireLength(tag);
    }

    /** Refuses a longer tag than {@link #MAX_LENGTH}. */
    public static void requireLength(Bytes tag) {
        if (tag.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "retirement tag has " + tag.length() + " bytes; at most " + MAX_LENGTH + " are allowed");
        }
    }
}
