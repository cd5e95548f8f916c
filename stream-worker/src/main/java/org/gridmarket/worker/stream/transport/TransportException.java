package org.gridmarket.worker.stream.transport;

import java.io.Serial;

/** The broker is not reached, or does not allow it; it may be asked again. */
public final class TransportException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public TransportException(String message) {
        super(message);
    }

    public TransportException(String message, Throwable cause) {
        super(message, cause);
    }
}
