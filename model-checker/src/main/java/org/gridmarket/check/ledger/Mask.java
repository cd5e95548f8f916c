package org.gridmarket.check.ledger;

/**
 * A mutant at the port between contract and ledger: no line of the kernel changes, and yet it behaves as if somebody had
 * forgotten a read, a write, or that a read must be unchanged at commit.
 *
 * @param kind what is masked
 * @param table rows of this table; the first segment of their keys
 */
public record Mask(Kind kind, String table) {
    /** What a mask takes away. */
    public enum Kind {
        /** Nothing: the contract as it is. */
        NOTHING,
        /** Rows look absent, as if the contract did not look. */
        UNREAD,
        /** Writes and deletions are lost. */
        UNWRITTEN,
        /** What was read may change before the commit. */
        UNWATCHED
    }

    /** The contract as it is. */
    public static final Mask NONE = new Mask(Kind.NOTHING, "");

    boolean shows(String key) {
        return kind != Kind.UNREAD || !isOfTable(key);
    }

    boolean keeps(String key) {
        return kind != Kind.UNWRITTEN || !isOfTable(key);
    }

    boolean watches(String key) {
        return kind != Kind.UNWATCHED || !isOfTable(key);
    }

    private boolean isOfTable(String key) {
        return key.equals(table) || key.startsWith(table + "~");
    }

    /** Such as {@code unread sealed}. */
    @Override
    public String toString() {
        return kind == Kind.NOTHING ? "none" : kind.name().toLowerCase(java.util.Locale.ROOT) + " " + table;
    }
}
