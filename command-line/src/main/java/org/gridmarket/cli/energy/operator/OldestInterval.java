package org.gridmarket.cli.energy.operator;

import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.process.PartFailedException;

/** Which interval is next: intervals are closed, finalised, settled and swept in their order, so a search by halves finds it. */
final class OldestInterval {
    private OldestInterval() {}

    /** The first interval up to the last that has not come so far. */
    static Optional<Interval> below(IntervalStatus status, Interval last, OperatorDoor door) {
        Interval first = calendar(door).firstRound().interval();
        int low = first.index();
        int high = last.index() + 1;
        while (low < high) {
            int middle = Math.floorDiv(low + high, 2);
            if (door.status(Interval.of(middle)).compareTo(status) < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low > last.index() ? Optional.empty() : Optional.of(Interval.of(low));
    }

    static MarketCalendar calendar(OperatorDoor door) {
        return door.calendar()
                .orElseThrow(() -> new PartFailedException(
                        "the market is not founded yet\nnext: gridmarket operator found FILE, as the DSO"));
    }
}
