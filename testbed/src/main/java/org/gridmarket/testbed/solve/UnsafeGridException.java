package org.gridmarket.testbed.solve;

/** The groups of a microgrid would let a feeder carry more than it bears; the message names it and the largest safe value. */
public final class UnsafeGridException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsafeGridException(String message) {
        super(message);
    }
}
