package org.gridmarket.kernel.energy.mixing;

import java.util.List;

/** What evidence proves. */
public sealed interface BlameFinding {
    /** Nobody is convicted, for this reason. */
    record ProvesNothing(String reason) implements BlameFinding {}

    /** These participants are guilty; they are excluded together. */
    record Guilty(List<MixFault> faults) implements BlameFinding {
        public Guilty {
            faults = List.copyOf(faults);
        }
    }

    /** The board showed two faces; no participant is at fault. */
    record BoardForked() implements BlameFinding {}
}
