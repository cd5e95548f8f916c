package org.gridmarket.kernel.quantity;

import java.io.Serial;

/** A quantity outside its range: malformed when it comes from outside, out of range when a sum leaves it. */
public final class QuantityException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    public QuantityException(String message) {
        super(message);
    }
}
