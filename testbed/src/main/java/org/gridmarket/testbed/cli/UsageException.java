package org.gridmarket.testbed.cli;

/** A command was given values that cannot be; the message names the value and what would do. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
