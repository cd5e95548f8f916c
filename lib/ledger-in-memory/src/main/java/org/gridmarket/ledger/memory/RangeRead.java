package org.gridmarket.ledger.memory;

import java.util.List;

/**
 * A range that was read to its end.
 *
 * @param from first key, included
 * @param to end of the range, excluded
 * @param found what the endorser's committed state held then, ascending
 */
public record RangeRead(String from, String to, List<KeyVersion> found) {
    /** A committed key and its version. */
    public record KeyVersion(String key, Version version) {}

    public RangeRead {
        found = List.copyOf(found);
    }
}
