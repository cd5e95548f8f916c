package org.gridmarket.kernel.allocation.schema;

/** What a better solution is better in, term by term. */
public enum Objective {
    /** Sum of volumes, (6.5). */
    VOLUME,
    /** Sum of volumes times the weight of their type, (6.10). */
    WEIGHTED,
    /** Sum of volumes times what the consumer values them more than the provider, less the fee, (6.12). */
    WELFARE,
    /** Minus the sum of volumes times the cycles that both offers can still wait: uses first what cannot. */
    URGENCY
}
