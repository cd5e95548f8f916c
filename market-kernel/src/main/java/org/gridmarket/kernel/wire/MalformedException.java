package org.gridmarket.kernel.wire;

import java.io.Serial;

/** A text that is not the canonical form of the value it should be. The shell answers it with MALFORMED. */
public final class MalformedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public MalformedException(String message) {
        super(message);
    }

    public MalformedException(String message, Throwable cause) {
        super(message, cause);
    }
}
