package org.gridmarket.solver.energy;

import java.math.BigInteger;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.jspecify.annotations.Nullable;

/**
 * Proves how good a solution of an instance can be at most, under the instance's objective. It refers to the sealed instance
 * of one round, so it stays true.
 *
 * @param first prices with weight on energy alone (ENERGY, ENERGY_THEN_WELFARE) or on welfare alone (WELFARE)
 * @param second for ENERGY_THEN_WELFARE: prices with weight on both, which bound the welfare of all solutions that reach
 *     the energy of the first; null otherwise, or when only the energy is proved
 */
public record Certificate(DualPrices first, @Nullable DualPrices second) {
    /** No feasible solution of the instance is better than this. Where only energy counts, welfare is given as the largest. */
    public ObjectiveValue bound(RoundInstance instance) {
        return switch (instance.objective()) {
            case ENERGY -> new ObjectiveValue(energy(instance), Long.MAX_VALUE);
            case ENERGY_THEN_WELFARE -> {
                long energy = energy(instance);
                yield new ObjectiveValue(energy, second == null ? Long.MAX_VALUE : welfareAt(energy, second, instance));
            }
            case WELFARE -> new ObjectiveValue(Long.MAX_VALUE, floor(first.total(instance), first.welfareWeight()));
        };
    }

    private long energy(RoundInstance instance) {
        return floor(first.total(instance), first.energyWeight());
    }

    private static long welfareAt(long energy, DualPrices both, RoundInstance instance) {
        BigInteger ofEnergy = BigInteger.valueOf(both.energyWeight()).multiply(BigInteger.valueOf(energy));
        return floor(both.total(instance).subtract(ofEnergy), both.welfareWeight());
    }

    private static long floor(BigInteger total, long weight) {
        BigInteger[] parts = total.divideAndRemainder(BigInteger.valueOf(weight));
        return parts[0].subtract(parts[1].signum() < 0 ? BigInteger.ONE : BigInteger.ZERO)
                .longValueExact();
    }
}
