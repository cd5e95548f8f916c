package org.gridmarket.cli.energy.operator;

import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** A chore that gateways do by themselves, done by hand for one interval. */
abstract class IntervalAct extends Acting {
    @CommandLine.Parameters(
            paramLabel = "INTERVAL",
            arity = "0..1",
            description = "The oldest one that is due when absent.")
    private Optional<Integer> index = Optional.empty();

    /** The interval named, or the oldest that has not come to a status, among those whose gate has passed. */
    final Interval interval(IntervalStatus status, String done, OperatorDoor door) {
        if (index.isPresent()) {
            return Interval.of(index.get());
        }
        MarketCalendar calendar = OldestInterval.calendar(door);
        Round present = calendar.roundAt(new LedgerTime(System.currentTimeMillis()));
        return OldestInterval.below(status, present.previous().interval(), door)
                .orElseThrow(() -> new PartFailedException("every round whose gate has passed is " + done
                        + "; the next gate, of round " + present + ", is in "
                        + (calendar.gate(present).epochMillis() - System.currentTimeMillis()) / 1000 + " s"));
    }
}
