package org.gridmarket.testbed.simulation.mutant;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.SimulatedMarkets;
import org.gridmarket.testbed.simulation.Simulation;
import org.gridmarket.testbed.simulation.SimulationReport;

/**
 * Plays one history with whatever code this class was loaded beside. It takes and gives text, since the classes of a mutated
 * market are others than those of whoever looks for the bug.
 */
public final class MutatedHistories implements Function<String, String> {
    /** A history to play, as text: world, seed, steps, names of faults. */
    static String request(String world, long seed, int steps, Set<Fault> faults) {
        String names = faults.stream().sorted().map(Fault::name).collect(Collectors.joining(","));
        return world + " " + seed + " " + steps + " " + (names.isEmpty() ? "none" : names);
    }

    /** What broke first: guarantee, step and detail in one line; empty when nothing broke. */
    @Override
    public String apply(String request) {
        String[] words = request.split(" ", -1);
        SimulationReport history = Simulation.run(
                SimulatedMarkets.of(words[0]),
                Long.parseLong(words[1]),
                Integer.parseInt(words[2]),
                Fault.parse(words[3]));
        return Stream.ofNullable(
                        history.violations().isEmpty()
                                ? null
                                : history.violations().getFirst())
                .map(broken -> broken.guarantee().name() + " " + history.steps() + " " + broken.detail())
                .collect(Collectors.joining());
    }
}
