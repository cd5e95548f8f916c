package org.gridmarket.kernel.quantity;

import org.gridmarket.kernel.wire.Bare;

/**
 * Electric energy in one interval. Wh, 0..{@link #MAX_WH}. Exact or refused: nothing rounds or wraps.
 *
 * @param wh energy in Wh
 */
@Bare
public record Energy(long wh) implements Comparable<Energy> {
    /** 1 TWh; times the highest {@link UnitPrice} it still fits a long. */
    public static final long MAX_WH = 1_000_000_000_000L;

    public static final Energy ZERO = new Energy(0);

    /** A limit that never binds. */
    public static final Energy UNLIMITED = new Energy(MAX_WH);

    public Energy {
        if (wh < 0 || wh > MAX_WH) {
            throw new QuantityException("energy " + wh + " Wh is outside 0.." + MAX_WH);
        }
    }

    public static Energy ofWh(long wh) {
        return wh == 0 ? ZERO : new Energy(wh);
    }

    public Energy plus(Energy other) {
        return ofWh(Math.addExact(wh, other.wh));
    }

    /** Refuses a negative rest; a signed difference is a {@link NetEnergy}. */
    public Energy minus(Energy other) {
        return ofWh(Math.subtractExact(wh, other.wh));
    }

    /** This minus other, but never below zero. */
    public Energy minusOrZero(Energy other) {
        return ofWh(Math.max(0, wh - other.wh));
    }

    public NetEnergy net(Energy other) {
        return new NetEnergy(wh - other.wh);
    }

    public Energy min(Energy other) {
        return wh <= other.wh ? this : other;
    }

    public Energy max(Energy other) {
        return wh >= other.wh ? this : other;
    }

    public boolean isZero() {
        return wh == 0;
    }

    public boolean exceeds(Energy limit) {
        return wh > limit.wh;
    }

    /** Wh x micro-units per Wh = micro-units. */
    public Money at(UnitPrice price) {
        return new Money(Math.multiplyExact(wh, price.microPerWh()));
    }

    @Override
    public int compareTo(Energy other) {
        return Long.compare(wh, other.wh);
    }

    @Override
    public String toString() {
        return wh + " Wh";
    }
}
