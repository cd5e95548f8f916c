package org.gridmarket.agent.csv;

/** A data folder holds what it must not; the message names file, line, value, and what belongs there. */
public final class DataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, and where */
    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
