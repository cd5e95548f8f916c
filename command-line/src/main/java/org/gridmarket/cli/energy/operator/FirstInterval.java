package org.gridmarket.cli.energy.operator;

import java.util.List;
import java.util.Optional;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;

/** From when on a proposal holds, where nobody says so. */
final class FirstInterval {
    /** Rounds that the other organisation has for its approval of a meter, which must come before the meter counts. */
    private static final int ROUNDS_TO_APPROVE = 8;

    private FirstInterval() {}

    static Interval of(List<RuleChange> changes, OperatorDoor door) {
        Optional<MarketCalendar> calendar = door.calendar();
        if (calendar.isEmpty()) {
            return Interval.of(0);
        }
        LedgerTime now = new LedgerTime(System.currentTimeMillis());
        if (changes.stream().allMatch(RuleChange.RegisterSmartMeter.class::isInstance)) {
            return calendar.get().roundAt(now).plus(ROUNDS_TO_APPROVE);
        }
        throw new UsageException("the market runs: say from_interval, which no open book may name when it is approved;"
                + " now the first such one is "
                + calendar.get().lastNameable(now).next());
    }
}
