package org.gridmarket.kernel.ledger;

/** A bound of a contract: what it is called, how high it may be, why, and what happens to an input beyond it. */
public interface Limit {
    /** The name of the constant, on the generated page. */
    String name();

    /** What a real market has; a test may set less. */
    int ceiling();

    /** From what it follows. */
    String follows();

    /** What happens to an input beyond it. */
    String consequence();
}
