package org.gridmarket.kernel.quantity;

import org.gridmarket.kernel.wire.Bare;

/**
 * A price of energy. Micro-units per Wh, 0..{@link #MAX_MICRO_PER_WH}.
 *
 * @param microPerWh price in µ per Wh
 */
@Bare
public record UnitPrice(long microPerWh) implements Comparable<UnitPrice> {
    public static final long MAX_MICRO_PER_WH = 1_000_000L;

    public static final UnitPrice ZERO = new UnitPrice(0);

    public UnitPrice {
        if (microPerWh < 0 || microPerWh > MAX_MICRO_PER_WH) {
            throw new QuantityException("unit price " + microPerWh + " µ/Wh is outside 0.." + MAX_MICRO_PER_WH);
        }
    }

    public UnitPrice plus(UnitPrice other) {
        return new UnitPrice(microPerWh + other.microPerWh);
    }

    public UnitPrice minus(UnitPrice other) {
        return new UnitPrice(microPerWh - other.microPerWh);
    }

    public UnitPrice max(UnitPrice other) {
        return microPerWh >= other.microPerWh ? this : other;
    }

    public UnitPrice min(UnitPrice other) {
        return microPerWh <= other.microPerWh ? this : other;
    }

    public boolean exceeds(UnitPrice other) {
        return microPerWh > other.microPerWh;
    }

    @Override
    public int compareTo(UnitPrice other) {
        return Long.compare(microPerWh, other.microPerWh);
    }

    @Override
    public String toString() {
        return microPerWh + " µ/Wh";
    }
}
