package org.gridmarket.kernel.allocation.certificate;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * How large one term can be, given the earlier ones.
 *
 * @param bound no feasible solution with equal earlier terms has more; null when nothing was proved
 */
public record TermBound(@Nullable Long bound) {
    static final TermBound NONE = new TermBound(null);

    static TermBound of(BigInteger bound) {
        return bound.bitLength() < Long.SIZE ? new TermBound(bound.longValueExact()) : NONE;
    }

    /** Whether a value is as large as can be. */
    boolean isReachedBy(long value) {
        return bound != null && bound == value;
    }
}
