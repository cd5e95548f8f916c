package org.gridmarket.kernel.decision;

/** A reason to refuse, one enum constant each; the name is what travels and never changes its meaning. */
public interface RejectionCode {
    String name();

    /** One sentence for people: what is wrong and what to do. */
    String meaning();
}
