package org.gridmarket.testkit;

/** What is promised whatever participants do, numbered as in docs/guarantees.md over all markets. Each market lists its own. */
public interface Guarantee {
    /** Its number, such as {@code G5}. */
    String name();

    /** What is promised, in a sentence. */
    String statement();
}
