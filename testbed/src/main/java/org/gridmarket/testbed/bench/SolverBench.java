package org.gridmarket.testbed.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.energy.Match;
import org.gridmarket.solver.energy.MatchOutcome;
import org.gridmarket.solver.energy.Matcher;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.testbed.microgrid.Microgrid;

/** Solves the cases with their matchers, several times each after a warm-up, one after the other in this process. */
public final class SolverBench {
    private static final Comparator<Timed> BY_TIME = Comparator.comparingLong(Timed::nanos);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** A first run that takes longer than this counts: what warm code would gain is not worth the time. */
    private static final Duration SLOW = Duration.ofSeconds(2);

    private static final Duration WARM_UP = Duration.ofSeconds(1);

    /** A result, and the processor time of this thread, which other processes on the machine do not stretch. */
    private record Timed(Match match, long cpuNanos) {
        long nanos() {
            return match.statistics().buildNanos() + match.statistics().solveNanos();
        }
    }

    private final Microgrid original;
    private final int runs;
    private final Duration limit;
    private final Consumer<String> progress;

    /**
     * @param original what the cases make copies of
     * @param runs measured ones of each matcher, from 1 on; where the first takes longer than 2 s, it alone
     * @param limit after which a matcher is given up
     * @param progress told what comes next, and who was given up
     */
    public SolverBench(Microgrid original, int runs, Duration limit, Consumer<String> progress) {
        this.original = original;
        this.runs = runs;
        this.limit = limit;
        this.progress = progress;
        MatcherChoice.prepare();
    }

    /** The rows of a case, without those of matchers that were given up. */
    public List<SolverRow> run(SolverCase problem) {
        Microgrid homes = problem.microgrid(original);
        RoundInstance instance = problem.market(homes).wholeDay();
        List<SolverRow> rows = new ArrayList<>();
        OptionalLong bound = OptionalLong.empty();
        for (Matcher matcher : problem.matchers()) {
            progress.accept(problem.name() + ": " + instance.offers().size() + " offers, " + matcher.name());
            Optional<SolverRow> row = measure(problem, homes.homes().size(), instance, matcher, bound);
            if (row.isPresent()) {
                rows.add(row.get());
                bound = row.get().upperBoundWh();
            }
        }
        return rows;
    }

    private Optional<SolverRow> measure(
            SolverCase problem, int homes, RoundInstance instance, Matcher matcher, OptionalLong bound) {
        var cold = MemoryPeak.during(() -> once(instance, matcher));
        if (cold.result().isEmpty()) {
            return Optional.empty();
        }
        Timed last = cold.result().get();
        MemoryPeak memory = cold.memory();
        List<Timed> measured = new ArrayList<>(List.of(last));
        if (runs > 1 && last.nanos() < SLOW.toNanos()) {
            warmUp(instance, matcher);
            measured.clear();
            for (int i = 0; i < runs; i++) {
                var warm = MemoryPeak.during(() -> once(instance, matcher));
                memory = warm.memory();
                warm.result().ifPresent(measured::add);
            }
        }
        return measured.isEmpty()
                ? Optional.empty()
                : Optional.of(row(problem, homes, instance.offers().size(), measured, memory, bound));
    }

    private static SolverRow row(
            SolverCase problem, int homes, int offers, List<Timed> measured, MemoryPeak memory, OptionalLong bound) {
        List<Timed> sorted = measured.stream().sorted(BY_TIME).toList();
        Match match = sorted.get(sorted.size() / 2).match();
        List<Long> cpu = measured.stream().map(Timed::cpuNanos).sorted().toList();
        return new SolverRow(
                problem,
                homes,
                offers,
                match.matcher(),
                match.statistics(),
                cpu.get(cpu.size() / 2),
                memory,
                match.value(),
                match.bound().map(proved -> OptionalLong.of(proved.energyWh())).orElse(bound),
                match.isCertified(),
                match.verified().trades().size());
    }

    private void warmUp(RoundInstance instance, Matcher matcher) {
        long end = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < end) {
            if (once(instance, matcher).isEmpty()) {
                return;
            }
        }
    }

    private Optional<Timed> once(RoundInstance instance, Matcher matcher) {
        long before = THREADS.getCurrentThreadCpuTime();
        return switch (matcher.match(instance, SolveBudget.within(limit))) {
            case MatchOutcome.Solved(Match match) ->
                Optional.of(new Timed(match, THREADS.getCurrentThreadCpuTime() - before));
            case MatchOutcome.Unsuitable(String why) -> {
                progress.accept(matcher.name() + " cannot solve this: " + why);
                yield Optional.empty();
            }
            case MatchOutcome.OutOfTime() -> {
                progress.accept(matcher.name() + " did not end within " + limit.toSeconds() + " s");
                yield Optional.empty();
            }
        };
    }
}
