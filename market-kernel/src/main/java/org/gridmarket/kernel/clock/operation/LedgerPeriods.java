package org.gridmarket.kernel.clock.operation;

import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.ClockRejection;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.SignedOperations;
import org.gridmarket.kernel.operation.Validity;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * How all markets but energy count time: an operation names its last period, a day ahead at most, and reads that period's seal
 * as absent. So whoever is not told how an operation ended waits for the seal: then the outcome stands, or there will never be
 * one.
 */
public final class LedgerPeriods implements Validity {
    private final Clock clock;
    private final WorldState world;

    private LedgerPeriods(Clock clock, WorldState world) {
        this.clock = clock;
        this.world = world;
    }

    /** The periods of this ledger; refused while it has no clock. */
    public static Decision<LedgerPeriods> of(WorldState world) {
        return ClockState.TERMS
                .find(world)
                .map(clock -> Decision.accept(new LedgerPeriods(clock, world)))
                .orElseGet(() ->
                        Decision.reject(ClockRejection.CLOCK_NOT_FOUNDED, "ledger, periods", "there is no clock yet"));
    }

    /** The way of the signed operations of a market that lives by ledger periods; the clock keeps and sweeps their outcomes. */
    public static SignedOperations<LedgerPeriods> operations(SignatureCheck signatures, int payloadBytes) {
        return new SignedOperations<>(signatures, payloadBytes, ClockState.OUTCOMES, LedgerPeriods::of);
    }

    public Clock clock() {
        return clock;
    }

    /** The period in which a moment lies. */
    public LedgerPeriod at(LedgerTime time) {
        return clock.at(time);
    }

    /** Whether nothing that names this period as its last can be carried out any more; so it is before the clock's epoch. */
    public boolean isSealed(LedgerPeriod period) {
        return period.isBeforeEpoch() || ClockState.SEAL.has(world, period);
    }

    @Override
    public @Nullable String over(Interval last, LedgerTime now) {
        LedgerPeriod period = LedgerPeriod.named(last);
        boolean sealed = isSealed(period);
        return sealed || !now.isBefore(clock.end(period))
                ? "last period " + period + " is over in period " + at(now)
                : null;
    }

    @Override
    public @Nullable String tooFar(Interval last, LedgerTime now) {
        LedgerPeriod period = LedgerPeriod.named(last);
        LedgerPeriod lastNameable = clock.lastNameable(now);
        return period.isAfter(lastNameable) ? "last period " + period + " is beyond " + lastNameable : null;
    }
}
