package org.gridmarket.kernel.energy.certificate;

import java.math.BigInteger;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.jspecify.annotations.Nullable;

/**
 * Proves how good a solution of an instance can be at most, under the instance's objective. It refers to the sealed instance
 * of one round, so it stays true. Nobody believes it before {@link CertificateCheck} does.
 *
 * @param first prices with weight on energy alone (ENERGY, ENERGY_THEN_WELFARE) or on welfare (WELFARE)
 * @param second for ENERGY_THEN_WELFARE: prices with weight on both, which bound the welfare of all solutions that reach
 *     the energy of the first; null otherwise, or when only the energy is proved
 */
public record Certificate(DualPrices first, @Nullable DualPrices second) {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);

    /** How many numbers and names it takes on the wire. */
    public int size() {
        return first.size() + (second == null ? 0 : second.size());
    }

    /** Whether it may travel with a solution, see {@link EnergyLimit#CERTIFICATE_NUMBERS}. */
    public boolean fitsTransaction() {
        return size() <= EnergyLimit.CERTIFICATE_NUMBERS.ceiling();
    }

    /**
     * No feasible solution of the instance is better than this. Where only energy counts or is proved, welfare is given as
     * the largest. For certificates of one's own; what comes from others goes through {@link CertificateCheck}.
     */
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

    /** Rounds down; what leaves 64 bits says nothing and becomes the largest or smallest number. */
    private static long floor(BigInteger total, long weight) {
        BigInteger[] parts = total.divideAndRemainder(BigInteger.valueOf(weight));
        BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return floor.min(MOST).max(LEAST).longValueExact();
    }
}
