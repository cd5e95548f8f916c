package org.gridmarket.kernel.stream.form;

/** What a supplier says of a position. */
public enum LeafKind {
    PROCESSED(0),
    /** The customer's end parcel says that nothing comes here. */
    EMPTY(1),
    MISSING(2);

    private final int code;

    LeafKind(int code) {
        this.code = code;
    }

    /** The byte in the leaf. */
    int code() {
        return code;
    }
}
