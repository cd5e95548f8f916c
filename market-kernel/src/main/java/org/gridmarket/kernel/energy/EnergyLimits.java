package org.gridmarket.kernel.energy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bounds that a contract works with: a value, so that tests and the simulation can set each small and reach it within a
 * few steps. The chaincode of a real market uses {@link #STANDARD}. All peers of a channel use the same.
 *
 * @param lowered the bounds that are lower than their ceiling, each 1 or more
 */
public record EnergyLimits(Map<EnergyLimit, Integer> lowered) {
    /** Every bound at its ceiling. */
    public static final EnergyLimits STANDARD = new EnergyLimits(Map.of());

    public EnergyLimits {
        lowered = Collections.unmodifiableMap(new TreeMap<>(lowered));
        lowered.forEach((limit, value) -> {
            if (value < 1 || value > limit.ceiling()) {
                throw new IllegalArgumentException(limit + " " + value + " is outside 1.." + limit.ceiling());
            }
        });
    }

    /** The bound in force. */
    public int of(EnergyLimit limit) {
        return lowered.getOrDefault(limit, limit.ceiling());
    }

    /**
     * As they are under a horizon: instances of H + 1 books meet the trades of as many intervals, so each may have the less the
     * longer the horizon is.
     */
    public EnergyLimits under(int horizon) {
        int most = of(EnergyLimit.TRADE_SIDES_PER_INSTANCE) / (2 * (horizon + 1));
        return with(EnergyLimit.TRADES_PER_INTERVAL, Math.max(1, Math.min(of(EnergyLimit.TRADES_PER_INTERVAL), most)));
    }

    /** With one bound at another value, 1 to its ceiling. */
    public EnergyLimits with(EnergyLimit limit, int value) {
        Map<EnergyLimit, Integer> changed = new LinkedHashMap<>(lowered);
        changed.put(limit, value);
        return new EnergyLimits(changed);
    }
}
