package org.gridmarket.testbed.solve;

/** The chosen matcher is not made for these data. */
public final class UnsuitableMatcherException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsuitableMatcherException(String message) {
        super(message);
    }
}
