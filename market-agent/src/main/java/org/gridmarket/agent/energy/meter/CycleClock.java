package org.gridmarket.agent.energy.meter;

import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/** Which cycle of a meter comes next, and when, by the public events. Not thread-safe. */
public final class CycleClock {
    private final MeterId meter;
    private final int length;
    private @Nullable MarketCalendar calendar;
    private @Nullable Interval from;
    private @Nullable Interval billed;
    private @Nullable Round closed;

    /**
     * A cycle.
     *
     * @param first its first interval
     * @param last its last one
     */
    public record Cycle(Interval first, Interval last) {}

    /** @param length intervals of a cycle, 1..96 */
    public CycleClock(MeterId meter, int length) {
        this.meter = meter;
        this.length = length;
    }

    /** Takes in one public event. */
    public void observe(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.MarketFounded founded -> calendar = founded.calendar();
            case EnergyEvent.RuleEffective effective ->
                effective.rules().changes().forEach(change -> {
                    if (change instanceof RuleChange.RegisterSmartMeter mine
                            && mine.meter().equals(meter)
                            && from == null) {
                        from = effective.rules().from();
                    }
                });
            case EnergyEvent.BillReported done when done.meter().equals(meter) -> billed = done.last();
            case EnergyEvent.RoundClosed done -> closed = done.round();
            default -> {
                // moves no cycle
            }
        }
    }

    /** The market's calendar, once it is founded. */
    public Optional<MarketCalendar> calendar() {
        return Optional.ofNullable(calendar);
    }

    /** Whether the market knows the meter. */
    public boolean isAdmitted() {
        return from != null;
    }

    /** The first interval that is not billed; empty before the meter is admitted and the market founded. */
    public Optional<Interval> unbilled() {
        if (calendar == null || from == null) {
            return Optional.empty();
        }
        if (billed != null) {
            return Optional.of(billed.next());
        }
        return Optional.of(from.isBefore(calendar.firstInterval()) ? calendar.firstInterval() : from);
    }

    /**
     * The cycle that is over and not billed. Its last round has to be told as closed: after that nothing is withdrawn for it any
     * more, and who has not heard all of it would bill it wrongly.
     */
    public Optional<Cycle> due(LedgerTime now) {
        Interval first = unbilled().orElse(null);
        if (first == null || calendar == null || closed == null) {
            return Optional.empty();
        }
        Interval last = first.plus(length - 1);
        boolean over = !closed.isBefore(last.round()) && !now.isBefore(calendar.end(last));
        return over ? Optional.of(new Cycle(first, last)) : Optional.empty();
    }

    /** How many intervals are over and not billed; 0 before the meter is admitted and the market founded. */
    public int over(LedgerTime now) {
        Interval first = unbilled().orElse(null);
        if (first == null || calendar == null) {
            return 0;
        }
        Interval flowing = calendar.intervalAt(now);
        return Math.max(0, flowing.index() - first.index());
    }
}
