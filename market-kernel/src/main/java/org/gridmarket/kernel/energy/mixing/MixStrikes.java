package org.gridmarket.kernel.energy.mixing;

/**
 * What a meter's prosumer has been found guilty of; public, and never deleted.
 *
 * @param count how often
 * @param last where it was last
 * @param offence what it was last
 */
public record MixStrikes(int count, MixSession last, String offence) {}
