package org.gridmarket.testbed.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.solver.effort.MatchStatistics;

/**
 * What one look-ahead T_h brings and costs.
 *
 * @param lookAhead T_h, intervals
 * @param traded over the whole day, round by round
 * @param mostEnergy that anybody can trade who knows the whole day
 * @param rounds of the day
 * @param roundNanos mean time to build, solve and verify a round of the day, ns
 * @param chosen one round in the middle of the day, by the matcher that suits it
 * @param pairwise the same round by the text's program; absent when it did not end in time
 */
public record HorizonRow(
        int lookAhead,
        EnergySum traded,
        EnergySum mostEnergy,
        int rounds,
        long roundNanos,
        OneRound chosen,
        Optional<OneRound> pairwise) {
    private static final long NANOS_PER_MICRO = 1_000;

    /** The costs of one round. */
    public record OneRound(MatchStatistics statistics, MemoryPeak memory) {
        long micros() {
            return (statistics.buildNanos() + statistics.solveNanos()) / NANOS_PER_MICRO;
        }
    }

    /** For the report, with the units. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("look_ahead", lookAhead);
        keys.put("traded_wh", traded.wh());
        keys.put("most_wh", mostEnergy.wh());
        keys.put("rounds", rounds);
        keys.put("mean_round_us", roundNanos / NANOS_PER_MICRO);
        put(keys, "", Optional.of(chosen));
        put(keys, "pairwise_", pairwise);
        return keys;
    }

    private static void put(Map<String, Object> keys, String prefix, Optional<OneRound> round) {
        keys.put(
                prefix + "variables",
                round.map(one -> one.statistics().variables()).orElse(null));
        keys.put(prefix + "us", round.map(OneRound::micros).orElse(null));
        keys.put(
                prefix + "heap_bytes",
                round.map(one -> one.memory().heapBytes()).orElse(null));
        OptionalLong resident = round.map(one -> one.memory().residentBytes()).orElse(OptionalLong.empty());
        keys.put(prefix + "resident_bytes", resident.isPresent() ? resident.getAsLong() : null);
    }
}
