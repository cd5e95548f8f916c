package org.gridmarket.cli.energy.operator;

import java.util.List;
import java.util.Optional;
import org.gridmarket.cli.clock.ClockWords;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;

/** The ledger's clock, which is founded together with the first market. */
final class FoundedClock {
    private FoundedClock() {}

    /** Proposed with a calendar: of a real market with real periods, of a simulation with periods as long as its intervals. */
    static Clock of(MarketCalendar calendar, LedgerTime now) {
        LedgerTime epoch = new LedgerTime(now.epochMillis() / Clock.PERIOD_MILLIS * Clock.PERIOD_MILLIS);
        return calendar.simulation()
                ? Clock.simulated(epoch, Math.min(calendar.realIntervalMillis(), Clock.PERIOD_MILLIS))
                : Clock.real(epoch);
    }

    /** What a proposal or an approval of it does. */
    static List<String> words(Clock clock) {
        return List.of(ClockWords.of(clock));
    }

    /** That of another organisation which waits for this one's approval. */
    static Optional<Proposed.LedgerClock> waiting(OperatorDoor door) {
        return door.open().stream()
                .filter(Proposed.LedgerClock.class::isInstance)
                .map(Proposed.LedgerClock.class::cast)
                .filter(proposed -> proposed.by() != door.organisation())
                .findFirst();
    }

    /** An administrator's, whatever the command. */
    static LedgerCommand ledgerCommand(ClockCommand command) {
        return new LedgerCommand(ClockFunctions.NAMES.of(command), RecordCodec.text(command), true);
    }
}
