package org.gridmarket.testbed.simulation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.Violation;

/**
 * How a simulation went.
 *
 * @param seed what repeats it
 * @param steps how many were taken; fewer than asked for when a guarantee broke
 * @param faults what could go wrong
 * @param strikes how often each of them has struck
 * @param outcomes how often each outcome came about: codes of refusal, and how transactions ended
 * @param achieved what has come about, of all markets, by name
 * @param audits how often the guarantees were checked
 * @param violations what broke; nothing when all is well
 * @param digest SHA-256 over everything that happened, in order: the same seed gives the same one
 */
public record SimulationReport(
        long seed,
        int steps,
        Set<Fault> faults,
        Map<Fault, Integer> strikes,
        SortedMap<String, Integer> outcomes,
        SortedMap<String, Long> achieved,
        int audits,
        List<Violation> violations,
        Bytes digest) {
    /** Whether every guarantee held. */
    public boolean isGood() {
        return violations.isEmpty();
    }

    /** How often an outcome came about. */
    public int count(String outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }
}
