package org.gridmarket.keys;

/** A key file cannot be used; the message names it, what is wrong and what would do, and holds nothing of the key. */
public final class KeyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KeyFileException(String message) {
        super(message);
    }

    KeyFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
