package org.gridmarket.testbed.simulation.mutant;

import java.util.Set;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.SimulatedMarkets;
import org.gridmarket.testkit.mutant.SourceEdit;

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
        return edit().in(source, bug());
    }

    /** For messages. */
    String bug() {
        return "mutant '" + name + "'";
    }

    /** The bug itself. */
    SourceEdit edit() {
        return new SourceEdit(file, original, replacement);
    }
}
