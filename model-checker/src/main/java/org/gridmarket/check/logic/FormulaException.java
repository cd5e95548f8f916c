package org.gridmarket.check.logic;

/** A text that is no formula; the message says where and what was expected. */
public final class FormulaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FormulaException(String message) {
        super(message);
    }
}
