package org.gridmarket.kernel.clock;

import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * How the ledger counts periods; founded once and never changed.
 *
 * @param epoch when period 0 begins
 * @param periodMillis how long a period lasts: {@link #PERIOD_MILLIS}; in a simulation {@link #MIN_SIMULATED_MILLIS} or more
 * @param simulation whether shorter periods are allowed, and sealing them without a margin
 */
public record Clock(LedgerTime epoch, long periodMillis, boolean simulation) {
    /** The period of a real ledger: a minute. */
    public static final long PERIOD_MILLIS = 60_000;

    /** The shortest period of a simulation; the shortest interval of one, too. */
    public static final long MIN_SIMULATED_MILLIS = 200;

    /**
     * How long after a period's end it may be sealed. Peers accept timestamps up to 30 s ahead of their own clocks, so whoever
     * dates a seal forward as far as that still seals a period that is over.
     */
    public static final long SEAL_MARGIN_MILLIS = 30_000;

    private static final Bytes TAG = Bytes.utf8("gridmarket/clock/1");

    public Clock {
        boolean fits = simulation
                ? periodMillis >= MIN_SIMULATED_MILLIS && periodMillis <= PERIOD_MILLIS
                : periodMillis == PERIOD_MILLIS;
        if (!fits) {
            throw new IllegalArgumentException("a ledger period of " + periodMillis + " ms: a real one has "
                    + PERIOD_MILLIS + ", one of a simulation " + MIN_SIMULATED_MILLIS + ".." + PERIOD_MILLIS);
        }
    }

    /** The clock of a real ledger. */
    public static Clock real(LedgerTime epoch) {
        return new Clock(epoch, PERIOD_MILLIS, false);
    }

    /** The clock of a simulation. */
    public static Clock simulated(LedgerTime epoch, long periodMillis) {
        return new Clock(epoch, periodMillis, true);
    }

    /** The period in which a moment lies: start(p) <= time < end(p). */
    public LedgerPeriod at(LedgerTime time) {
        return new LedgerPeriod(Math.toIntExact(Math.floorDiv(time.epochMillis() - epoch.epochMillis(), periodMillis)));
    }

    public LedgerTime end(LedgerPeriod period) {
        return epoch.plusMillis((period.index() + 1L) * periodMillis);
    }

    /** From when on a period may be sealed. */
    public LedgerTime sealable(LedgerPeriod period) {
        return simulation ? end(period) : end(period).plusMillis(SEAL_MARGIN_MILLIS);
    }

    /** The last period that an operation may name at that moment. */
    public LedgerPeriod lastNameable(LedgerTime time) {
        return at(time).plus(ClockLimit.PERIODS_AHEAD.ceiling());
    }

    /** What the second organisation names, so that it approves exactly what it has read. */
    public Bytes digest() {
        return Digest.sha256(TAG, RecordCodec.of(Clock.class).writeBytes(this));
    }
}
