package org.gridmarket.testbed.bench;

import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.solve.PriceChoice;

/** The homes of a round: copies of a microgrid, its day from noon to noon, prices in levels. */
public final class RoundCase {
    private RoundCase() {}

    /**
     * Makes the homes.
     *
     * @param copies see {@link MicrogridCopies}
     * @param prices that bind, or {@link PriceChoice#NONE}
     */
    public static Microgrid of(Microgrid original, int copies, PriceChoice prices) {
        return NoonToNoon.of(MicrogridCopies.of(original, copies), prices);
    }
}
