package org.gridmarket.kernel.energy.calendar;

/** What a better solution is better in (spec energy-market, "Verification"). */
public enum Objective {
    /** Traded energy, (2.4) of the text. */
    ENERGY,
    /** Energy first, welfare second: keeps all energy and most of the welfare. */
    ENERGY_THEN_WELFARE,
    /** Welfare net of the grid fee, (6.12). */
    WELFARE
}
