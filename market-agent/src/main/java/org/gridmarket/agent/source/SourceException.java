package org.gridmarket.agent.source;

/** A source cannot be read now, or says what cannot be; the message is for people. */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SourceException(String message) {
        super(message);
    }

    public SourceException(String message, Throwable cause) {
        super(message, cause);
    }
}
