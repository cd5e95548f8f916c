package org.gridmarket.testbed.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.solver.effort.MatchStatistics;

/**
 * What one matcher made of one case.
 *
 * @param problem the case
 * @param homes in it
 * @param offers in it
 * @param matcher who solved it: the one that was chosen, where the choice was left open
 * @param statistics of the median run by build and solve time
 * @param cpuNanos processor time to build, solve and verify, median, ns
 * @param memory of the last run
 * @param value reached
 * @param upperBoundWh no solution trades more, Wh; proved by this matcher or by the exact one of the case
 * @param certified whether this matcher has proved that nothing is better under the whole objective
 * @param trades in the solution
 */
public record SolverRow(
        SolverCase problem,
        int homes,
        int offers,
        String matcher,
        MatchStatistics statistics,
        long cpuNanos,
        MemoryPeak memory,
        ObjectiveValue value,
        OptionalLong upperBoundWh,
        boolean certified,
        int trades) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Time to build the model, solve it, round and pair, ns. */
    public long nanos() {
        return statistics.buildNanos() + statistics.solveNanos();
    }

    /** The keys of {@code bench solver --report}, in the order of spec cli, with processor time and trades. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("case", problem.name());
        keys.put("homes", homes);
        keys.put("offers", offers);
        keys.put("prices", problem.prices().toString());
        keys.put("matcher", matcher);
        keys.put("mode", problem.objective().name());
        keys.put("variables", statistics.variables());
        keys.put("build_ms", millis(statistics.buildNanos()));
        keys.put("solve_ms", millis(statistics.solveNanos()));
        keys.put("verify_ms", millis(statistics.verifyNanos()));
        keys.put("cpu_ms", millis(cpuNanos));
        keys.put("peak_heap_bytes", memory.heapBytes());
        keys.put("objective_wh", value.energyWh());
        keys.put("welfare_micro", value.welfareMicro());
        keys.put("upper_bound_wh", upperBoundWh.isPresent() ? upperBoundWh.getAsLong() : null);
        keys.put("certified", certified);
        keys.put("trades", trades);
        return keys;
    }

    private static long millis(long nanos) {
        return Math.ceilDiv(nanos, NANOS_PER_MILLI);
    }
}
