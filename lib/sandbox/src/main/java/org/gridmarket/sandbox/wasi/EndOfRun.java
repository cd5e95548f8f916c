package org.gridmarket.sandbox.wasi;

/** Thrown through the program when the host ends it; carries no stack trace, since none of ours is of interest. */
public final class EndOfRun extends RuntimeException {
    /** Why. */
    public enum Reason {
        /** It said so itself. */
        EXIT,
        INSTRUCTIONS,
        STORAGE
    }

    private final Reason reason;
    private final int exitCode;

    private EndOfRun(Reason reason, int exitCode) {
        super(reason.name(), null, false, false);
        this.reason = reason;
        this.exitCode = exitCode;
    }

    static EndOfRun exit(int code) {
        return new EndOfRun(Reason.EXIT, code);
    }

    static EndOfRun of(Reason reason) {
        return new EndOfRun(reason, 0);
    }

    public Reason reason() {
        return reason;
    }

    /** What the program gave, 0 for other reasons. */
    public int exitCode() {
        return exitCode;
    }
}
