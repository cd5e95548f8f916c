package org.gridmarket.kernel.quantity;

import java.util.stream.Stream;
import org.gridmarket.kernel.wire.Bare;

/**
 * Energy summed over offers, homes, feeders or intervals, which may exceed what one interval of one home may hold. Wh,
 * 0..{@link #MAX_WH}. Exact or refused: nothing rounds or wraps. On the wire it is the same number as an {@link Energy}.
 *
 * @param wh energy in Wh
 */
@Bare
public record EnergySum(long wh) implements Comparable<EnergySum> {
    /** Nine million times the largest {@link Energy}: more rows than any sum here has. */
    public static final long MAX_WH = 9_000_000L * Energy.MAX_WH;

    public static final EnergySum ZERO = new EnergySum(0);

    public EnergySum {
        if (wh < 0 || wh > MAX_WH) {
            throw new QuantityException("sum of energy " + wh + " Wh is outside 0.." + MAX_WH);
        }
    }

    public static EnergySum ofWh(long wh) {
        return wh == 0 ? ZERO : new EnergySum(wh);
    }

    public static EnergySum of(Energy energy) {
        return ofWh(energy.wh());
    }

    /** The sum of them all; zero of none. */
    public static EnergySum of(Stream<Energy> parts) {
        return parts.reduce(ZERO, EnergySum::plus, EnergySum::plus);
    }

    public EnergySum plus(Energy more) {
        return ofWh(Math.addExact(wh, more.wh()));
    }

    public EnergySum plus(EnergySum more) {
        return ofWh(Math.addExact(wh, more.wh));
    }

    /** Refuses a negative rest. */
    public EnergySum minus(Energy less) {
        return ofWh(Math.subtractExact(wh, less.wh()));
    }

    /** This minus other, but never below zero. */
    public EnergySum minusOrZero(EnergySum other) {
        return ofWh(Math.max(0, wh - other.wh));
    }

    public boolean isZero() {
        return wh == 0;
    }

    public boolean exceeds(Energy limit) {
        return wh > limit.wh();
    }

    public boolean exceeds(EnergySum limit) {
        return wh > limit.wh;
    }

    /** The larger of both. */
    public EnergySum max(EnergySum other) {
        return wh >= other.wh ? this : other;
    }

    @Override
    public int compareTo(EnergySum other) {
        return Long.compare(wh, other.wh);
    }

    @Override
    public String toString() {
        return wh + " Wh";
    }
}
