package org.gridmarket.testbed.simulation.mutant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.gridmarket.testbed.simulation.SimulatedMarkets;
import org.gridmarket.testkit.mutant.MutatedClasses;

/** Looks for one bug with one history after the other. */
public final class MutantHunt {
    private final Path project;
    private final int seeds;
    private final int steps;

    /**
     * @param project its root, where the sources are
     * @param seeds how many histories at most, from seed 1 on
     * @param steps of each
     */
    public MutantHunt(Path project, int seeds, int steps) {
        this.project = project;
        this.seeds = seeds;
        this.steps = steps;
    }

    /**
     * How it ended.
     *
     * @param found whether a guarantee broke
     * @param seed of the history in which it did; how many were played, if none did
     * @param guarantee which one, such as G5
     * @param step of that history
     * @param detail what broke
     */
    public record Outcome(Mutant mutant, boolean found, long seed, String guarantee, int step, String detail) {}

    /** Plays until a guarantee breaks; the faults are those that the bug needs. */
    public Outcome hunt(Mutant mutant) {
        try (MutatedClasses mutated = MutatedClasses.of(mutant.bug(), List.of(mutant.edit()), project)) {
            Function<String, String> histories = mutated.histories(MutatedHistories.class);
            for (long seed = 1; seed <= seeds; seed++) {
                String broken = histories.apply(MutatedHistories.request(mutant.world(), seed, steps, mutant.faults()));
                if (!broken.isEmpty()) {
                    String[] words = broken.split(" ", 3);
                    return new Outcome(mutant, true, seed, words[0], Integer.parseInt(words[1]), words[2]);
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(mutant.bug(), unwritable);
        }
        return new Outcome(mutant, false, seeds, "none", 0, "not found with " + faultsOf(mutant));
    }

    private static String faultsOf(Mutant mutant) {
        return mutant.faults().equals(SimulatedMarkets.faults(mutant.world()))
                ? "all faults"
                : mutant.faults().stream().sorted().toList().toString();
    }
}
