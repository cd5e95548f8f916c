package org.gridmarket.testbed.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.solver.allocation.AllocationMatch;
import org.gridmarket.solver.allocation.MatcherChoice;
import org.gridmarket.solver.allocation.cases.Carpool;
import org.gridmarket.solver.allocation.cases.CycleByCycle;
import org.gridmarket.solver.allocation.cases.MarketCase;
import org.gridmarket.testbed.day.Percentiles;

/** How long the carpool of 6.5.1 takes to be solved and proved, in a process that is warm. */
public final class CarpoolBench {
    private static final int RUNS = 7;
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /**
     * One carpool, solved several times: medians of time by the clock, and of the processor time of this whole process, so that
     * what else runs on the machine does not count.
     */
    public Map<String, Object> run(long seed, int residences, Carpool.Values values) {
        MarketCase market = Carpool.drawn(seed, residences, values);
        MatcherChoice.prepare();
        CycleByCycle solving = new CycleByCycle(market, new MatcherChoice(), LONGEST);
        List<Long> solved = new ArrayList<>();
        List<Long> cpu = new ArrayList<>();
        List<AllocationMatch> matches = List.of();
        for (int run = 0; run < RUNS; run++) {
            long begun = MACHINE.getProcessCpuTime();
            matches = solving.until(market.lastCycle());
            cpu.add(millis(MACHINE.getProcessCpuTime() - begun));
            solved.add(millis(matches.stream()
                    .mapToLong(each -> each.statistics().buildNanos()
                            + each.statistics().solveNanos()
                            + each.statistics().verifyNanos())
                    .sum()));
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("seed", seed);
        row.put("values", values.name());
        row.put("offers", market.offers().size());
        row.put("seats", term(matches, 0));
        row.put("welfare_micro", term(matches, 1));
        row.put("best", matches.stream().allMatch(AllocationMatch::isBest));
        row.put("certified", matches.stream().allMatch(CarpoolBench::isCertified));
        row.put("solve_ms", median(solved));
        row.put("cpu_ms", median(cpu));
        return row;
    }

    /** What is known to have nothing to assign has nothing to be certified. */
    private static boolean isCertified(AllocationMatch match) {
        return match.isCertified() || (match.assignments().isEmpty() && match.isBest());
    }

    private static long median(List<Long> values) {
        return Percentiles.of(values.stream().sorted().toList()).at(50);
    }

    private static long term(List<AllocationMatch> matches, int position) {
        return matches.stream().mapToLong(each -> each.worth().term(position)).sum();
    }

    private static long millis(long nanos) {
        return nanos / 1_000_000;
    }
}
