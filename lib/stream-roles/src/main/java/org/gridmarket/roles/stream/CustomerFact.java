package org.gridmarket.roles.stream;

/**
 * What a customer has to know again after a crash, lest it signs one position twice, which convicts it. Each is kept before
 * anything follows from it.
 */
public sealed interface CustomerFact {
    int epoch();

    /** It may have signed positions below this one. */
    record SignsBelow(int epoch, int position) implements CustomerFact {}

    /** It has signed, or may have, that positions from this one on are empty. */
    record Ends(int epoch, int from) implements CustomerFact {}
}
