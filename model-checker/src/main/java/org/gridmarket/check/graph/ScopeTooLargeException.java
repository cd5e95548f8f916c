package org.gridmarket.check.graph;

/** A scope has more nodes than it may have. Make it smaller: fewer commands, fewer moments. */
public final class ScopeTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ScopeTooLargeException(String model, int bound) {
        super(model + " has more than " + bound + " nodes; take fewer commands or fewer moments");
    }
}
