package org.gridmarket.kernel.quantity;

import org.gridmarket.kernel.wire.Bare;

/**
 * A moment as a transaction claims it: milliseconds since 1970-01-01 UTC. The client chooses it; the peers' time window
 * of 30 s bounds the lie.
 *
 * @param epochMillis ms, not negative
 */
@Bare
public record LedgerTime(long epochMillis) implements Comparable<LedgerTime> {
    public LedgerTime {
        if (epochMillis < 0) {
            throw new QuantityException("time " + epochMillis + " ms is before 1970");
        }
    }

    public LedgerTime plusMillis(long millis) {
        return new LedgerTime(Math.addExact(epochMillis, millis));
    }

    public boolean isBefore(LedgerTime other) {
        return epochMillis < other.epochMillis;
    }

    @Override
    public int compareTo(LedgerTime other) {
        return Long.compare(epochMillis, other.epochMillis);
    }

    @Override
    public String toString() {
        return epochMillis + " ms";
    }
}
