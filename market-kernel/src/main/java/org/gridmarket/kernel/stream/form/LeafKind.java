package org.gridmarket.kernel.stream.form;

/** What a supplier says of a position; its place is the byte in the leaf, so none is ever moved. */
public enum LeafKind {
    PROCESSED,
    /** The customer's end parcel says that nothing comes here. */
    EMPTY,
    MISSING
}
