package org.gridmarket.kernel.licence;

/** Public tasks that need an organisation's word; each market says which of them it knows. */
public enum LicenceKind {
    /** Posts solutions of a market. */
    SOLVER,
    /** Judges disputes by doing the work once more. */
    MEDIATOR,
    /** Keeps what parties hand over, and says when. */
    DIRECTORY;

    /** In the middle of a sentence. */
    public String word() {
        return switch (this) {
            case SOLVER -> "solver";
            case MEDIATOR -> "mediator";
            case DIRECTORY -> "directory";
        };
    }
}
