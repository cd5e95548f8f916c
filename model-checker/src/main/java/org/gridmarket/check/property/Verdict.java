package org.gridmarket.check.property;

import java.util.List;

/**
 * What became of one property.
 *
 * @param property which
 * @param holds whether it is true of the model
 * @param unreached what it speaks of and no history reaches; a property that has any says nothing
 * @param counterExample a shortest history that breaks it; empty when it holds
 * @param killer a mutant that breaks it, or empty: then nobody knows that it can fail
 * @param killedBy the moves that show it in the mutant
 */
public record Verdict(
        Property property,
        boolean holds,
        List<String> unreached,
        List<String> counterExample,
        String killer,
        List<String> killedBy) {
    /** True, not empty, and able to fail. */
    public boolean isGood() {
        return holds && unreached.isEmpty() && !killer.isEmpty();
    }

    /** One sentence for people. */
    public String sentence() {
        if (!holds) {
            return "broken by " + (counterExample.isEmpty() ? "the start" : String.join(", ", counterExample));
        }
        if (!unreached.isEmpty()) {
            return "says nothing: never reached: " + String.join("; ", unreached);
        }
        return killer.isEmpty() ? "no mutant breaks it" : "holds; " + killer + " breaks it";
    }
}
