package org.gridmarket.testbed.simulation.mutant;

import java.util.Set;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.SimulatedMarkets;

/**
 * A bug: one place of one source file, written otherwise.
 *
 * @param world the markets in which it does harm, by the name of {@link SimulatedMarkets}
 * @param name what is wrong, in words
 * @param file from the root of the project
 * @param original stands in the file exactly once
 * @param replacement what stands there instead
 * @param faults what has to go wrong for it to do harm
 */
public record Mutant(String world, String name, String file, String original, String replacement, Set<Fault> faults) {
    /** A bug of the energy market, or of what all markets share. */
    public Mutant(String name, String file, String original, String replacement, Set<Fault> faults) {
        this(SimulatedMarkets.ENERGY, name, file, original, replacement, faults);
    }

    public Mutant {
        faults = Set.copyOf(faults);
    }

    /**
     * The whole text with the bug in it.
     *
     * @throws IllegalStateException when the code has changed so that the bug has no place any more
     */
    String in(String source) {
        int place = source.indexOf(original);
        if (place < 0 || source.indexOf(original, place + 1) >= 0) {
            throw new IllegalStateException(
                    "mutant '" + name + "': " + file + " does not hold exactly once: " + original);
        }
        return source.replace(original, replacement);
    }
}
