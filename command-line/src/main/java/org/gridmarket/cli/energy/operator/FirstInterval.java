package org.gridmarket.cli.energy.operator;

import java.util.List;
import java.util.Optional;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Interval;

/** From when on a proposal holds, where nobody says so. */
final class FirstInterval {
    /** Rounds that the other organisation has for its approval of a meter, which must come before the meter counts. */
    private static final int ROUNDS_TO_APPROVE = 8;

    private FirstInterval() {}

    /** What was said, when the other organisation can still approve it; a proposal that it cannot would only take the id. */
    static Interval checked(Interval said, List<RuleChange> changes, OperatorDoor door) {
        Optional<MarketCalendar> calendar = door.calendar();
        if (calendar.isEmpty() || isOfMeters(changes)) {
            return said;
        }
        Interval first = calendar.get().firstChangeable(door.now());
        if (said.isBefore(first)) {
            throw new UsageException(
                    "the rules of from_interval " + said + " are fixed already, and nobody could approve others; now"
                            + " the first whose are not is " + first
                            + ", and it has to be one still at the approval");
        }
        return said;
    }

    private static boolean isOfMeters(List<RuleChange> changes) {
        return changes.stream().allMatch(RuleChange.RegisterSmartMeter.class::isInstance);
    }

    static Interval of(List<RuleChange> changes, OperatorDoor door) {
        Optional<MarketCalendar> calendar = door.calendar();
        if (calendar.isEmpty()) {
            return Interval.of(0);
        }
        if (isOfMeters(changes)) {
            return calendar.get().roundAt(door.now()).interval().plus(ROUNDS_TO_APPROVE);
        }
        throw new UsageException("the market runs: say from_interval, whose rules may not be fixed when it is approved;"
                + " now the first such one is "
                + calendar.get().firstChangeable(door.now()));
    }
}
