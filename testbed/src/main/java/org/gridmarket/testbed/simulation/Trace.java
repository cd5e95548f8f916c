package org.gridmarket.testbed.simulation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** Everything that happened, as one growing digest, and how often each outcome came about. */
final class Trace {
    private final SortedMap<String, Integer> outcomes = new TreeMap<>();
    private Bytes digest = Bytes.utf8("gridmarket/simulation/1");

    void note(LedgerTime time, String what, String outcome) {
        digest = Digest.sha256(digest, Bytes.utf8(time.epochMillis() + " " + what + " " + outcome));
        outcomes.merge(outcome, 1, Integer::sum);
    }

    Bytes digest() {
        return digest;
    }

    SortedMap<String, Integer> outcomes() {
        return Collections.unmodifiableSortedMap(outcomes);
    }
}
