package org.gridmarket.kernel.ledger;

/** A bound of a contract: what it is called, how high it may be, why, and what happens to an input beyond it. */
public interface Limit {
    /**
     * All but the name.
     *
     * @param ceiling what a real market has; a test may set less
     * @param follows from what it follows
     * @param consequence what happens to an input beyond it
     */
    record Bound(int ceiling, String follows, String consequence) {}

    /** The name of the constant, on the generated page. */
    String name();

    /** What it is. */
    Bound bound();

    /** What a real market has; a test may set less. */
    default int ceiling() {
        return bound().ceiling();
    }

    /** From what it follows. */
    default String follows() {
        return bound().follows();
    }

    /** What happens to an input beyond it. */
    default String consequence() {
        return bound().consequence();
    }
}
