package org.gridmarket.kernel.clock.operation;

import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.ClockLimit;
import org.gridmarket.kernel.clock.ClockRejection;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.SignedOperations;
import org.gridmarket.kernel.operation.Validity;
import org.gridmarket.kernel.quantity.Book;
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
    private final int ahead;

    private LedgerPeriods(Clock clock, WorldState world, int ahead) {
        this.clock = clock;
        this.world = world;
        this.ahead = ahead;
    }

    /** The periods of this ledger; refused while it has no clock. */
    public static Decision<LedgerPeriods> of(WorldState world) {
        return of(world, ClockLimit.PERIODS_AHEAD.ceiling());
    }

    /**
     * The same for a market in which nobody may hold back an operation for long.
     *
     * @param ahead how many periods after the current one an operation may name as its last
     */
    public static Decision<LedgerPeriods> of(WorldState world, int ahead) {
        return ClockState.TERMS
                .find(world)
                .map(clock -> Decision.accept(new LedgerPeriods(clock, world, ahead)))
                .orElseGet(() ->
                        Decision.reject(ClockRejection.CLOCK_NOT_FOUNDED, "ledger, periods", "there is no clock yet"));
    }

    /** The way of the signed operations of a market that lives by ledger periods; the clock keeps and sweeps their outcomes. */
    public static SignedOperations<LedgerPeriods> operations(SignatureCheck signatures, int payloadBytes) {
        return operations(signatures, payloadBytes, ClockLimit.PERIODS_AHEAD.ceiling());
    }

    /** The same for a market in which nobody may hold back an operation for long. */
    public static SignedOperations<LedgerPeriods> operations(SignatureCheck signatures, int payloadBytes, int ahead) {
        return new SignedOperations<>(signatures, payloadBytes, ClockState.OUTCOMES, world -> of(world, ahead));
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
    public @Nullable String over(Book last, LedgerTime now) {
        LedgerPeriod period = LedgerPeriod.named(last);
        boolean sealed = isSealed(period);
        return sealed || !now.isBefore(clock.end(period))
                ? "last period " + period + " is over in period " + at(now)
                : null;
    }

    @Override
    public @Nullable String tooFar(Book last, LedgerTime now) {
        LedgerPeriod period = LedgerPeriod.named(last);
        LedgerPeriod lastNameable = clock.at(now).plus(ahead);
        return period.isAfter(lastNameable) ? "last period " + period + " is beyond " + lastNameable : null;
    }
}
