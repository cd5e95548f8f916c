package org.gridmarket.solver.cycle;

/** How a posting ended. */
public sealed interface PostOutcome {
    /** It is on the ledger. */
    record Accepted() implements PostOutcome {}

    /**
     * The rules refuse it.
     *
     * @param code the kernel's code
     * @param detail what, which value, which limit
     */
    record Refused(String code, String detail) implements PostOutcome {}

    /**
     * Nobody has said until time was over.
     *
     * @param reason the last that was heard
     */
    record Unknown(String reason) implements PostOutcome {}

    /** The word for records and metrics: ACCEPTED, UNKNOWN, or the code of the refusal. */
    default String word() {
        return switch (this) {
            case Accepted() -> "ACCEPTED";
            case Refused refused -> refused.code();
            case Unknown unknown -> "UNKNOWN";
        };
    }
}
