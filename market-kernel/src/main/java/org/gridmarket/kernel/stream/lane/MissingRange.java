package org.gridmarket.kernel.stream.lane;

/** Positions whose inputs a supplier has not received, both ends included. */
public record MissingRange(int first, int last) {
    boolean includes(int position) {
        return first <= position && position <= last;
    }

    /** How many positions are in it. */
    public int size() {
        return last - first + 1;
    }
}
