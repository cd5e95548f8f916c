package org.gridmarket.cli;

/** A command was given values that cannot be; the message names the value and what would do. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
