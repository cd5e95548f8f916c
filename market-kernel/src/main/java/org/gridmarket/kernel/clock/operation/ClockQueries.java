package org.gridmarket.kernel.clock.operation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.ClockLimit;
import org.gridmarket.kernel.clock.message.ClockAnswer;
import org.gridmarket.kernel.clock.message.ClockQuery;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.StateDigest;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/** Answers questions about the clock. */
final class ClockQueries {
    private static final int PERIOD_SEGMENT = 1;

    private ClockQueries() {}

    static Decision<Receipt> answer(ClockQuery question, WorldState world) {
        return switch (question) {
            case ClockQuery.ReadClockDigest() -> Decision.accept(digest(world));
            case ClockQuery.ReadClock() -> LedgerPeriods.of(world).map(periods -> text(Clock.class, periods.clock()));
            case ClockQuery.ReadPeriod(var period) ->
                LedgerPeriods.of(world).map(periods -> text(ClockAnswer.Period.class, period(period, periods, world)));
            case ClockQuery.ReadWaiting(var from) ->
                LedgerPeriods.of(world).map(periods -> text(ClockAnswer.Waiting.class, waiting(from, periods, world)));
        };
    }

    private static ClockAnswer.Period period(LedgerPeriod period, LedgerPeriods periods, WorldState world) {
        return new ClockAnswer.Period(
                period,
                PeriodSealing.status(period, periods),
                ClockState.SEAL
                        .find(world, period)
                        .map(ClockState.PeriodSeal::time)
                        .orElse(null));
    }

    /** From period to period: the first row of each says that there is one, and the next is sought behind all its rows. */
    private static ClockAnswer.Waiting waiting(LedgerPeriod from, LedgerPeriods periods, WorldState world) {
        List<ClockAnswer.Period> found = new ArrayList<>();
        @Nullable LedgerPeriod next = firstFrom(ClockState.OUTCOME.key(from), world);
        while (next != null && found.size() < ClockLimit.PERIODS_PER_ANSWER.ceiling()) {
            found.add(period(next, periods, world));
            next = firstFrom(Keys.after(ClockState.OUTCOME.name(), next), world);
        }
        return new ClockAnswer.Waiting(found, next);
    }

    private static @Nullable LedgerPeriod firstFrom(String key, WorldState world) {
        return world.first(key, Keys.after(ClockState.OUTCOME.name()), 1).stream()
                .map(entry -> Keys.numberSegment(entry.key(), PERIOD_SEGMENT))
                .map(number -> new LedgerPeriod(Math.toIntExact(number.number())))
                .findFirst()
                .orElse(null);
    }

    private static Receipt digest(WorldState world) {
        StateDigest digest = StateDigest.of(ClockState.TABLES, world);
        return text(ClockAnswer.ClockDigest.class, new ClockAnswer.ClockDigest(digest.digest(), digest.rows()));
    }

    private static <A> Receipt text(Class<A> type, A answer) {
        return Receipt.of(RecordCodec.of(type).write(answer));
    }
}
