package org.gridmarket.process;

/** A process of the testbed did not start, or ended, or did not answer; the message names its log and shows the end of it. */
public final class PartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PartFailedException(String message) {
        super(message);
    }

    public PartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
