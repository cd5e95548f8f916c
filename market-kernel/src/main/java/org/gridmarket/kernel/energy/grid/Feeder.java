package org.gridmarket.kernel.energy.grid;

/**
 * A feeder with what its line bears.
 *
 * @param id its name
 * @param limit C_f^i and C_f^e
 */
public record Feeder(FeederId id, NetLimit limit) {}
