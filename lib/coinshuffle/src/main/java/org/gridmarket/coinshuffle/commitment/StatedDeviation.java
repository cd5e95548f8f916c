package org.gridmarket.coinshuffle.commitment;

/**
 * What a meter publishes for one interval: commitments to what its home fed in beyond, and took beyond, what it had
 * traded. Whoever publishes it lets the meter sign it together with the interval. Because the meter is trusted to measure,
 * no range proof is needed (docs/spec/anonymity.md, "Private bill").
 *
 * @param surplus commitment to Wh, 0 when there is a deficit
 * @param deficit commitment to Wh, 0 when there is a surplus
 */
public record StatedDeviation(Commitment surplus, Commitment deficit) {}
