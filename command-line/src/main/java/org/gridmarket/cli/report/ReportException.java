package org.gridmarket.cli.report;

/** A report cannot be written; the message names the file and the reason. */
public final class ReportException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
