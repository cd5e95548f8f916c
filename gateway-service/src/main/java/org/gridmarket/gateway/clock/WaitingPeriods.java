package org.gridmarket.gateway.clock;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.clock.PeriodStatus;
import org.gridmarket.kernel.clock.message.ClockAnswer;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * The ledger periods under which outcomes are kept, as the caretaker was told when it last asked; events do not tell them.
 * Nothing is known where this gateway does no chores, and before the first answer. Thread-safe.
 */
@Singleton
public class WaitingPeriods {
    /**
     * What the ledger said.
     *
     * @param asked when, by this gateway's clock
     * @param periods ascending; the first ones, where there are more than one answer holds
     */
    public record Told(LedgerTime asked, List<ClockAnswer.Period> periods) {
        public Told {
            periods = List.copyOf(periods);
        }
    }

    private final LedgerClock ledger;
    private final Clock clock;
    private volatile Optional<Told> told = Optional.empty();

    @Inject
    public WaitingPeriods(LedgerClock ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** The ledger has said so. */
    void tell(List<ClockAnswer.Period> periods) {
        told = Optional.of(new Told(new LedgerTime(clock.millis()), periods));
    }

    /** The last answer. */
    public Optional<Told> told() {
        return told;
    }

    /** How many periods wait, as told last. */
    Optional<Integer> number() {
        return told.map(known -> known.periods().size());
    }

    /** For how long the oldest open one could have been sealed already; zero when none could. An answer that is old says so. */
    Optional<Duration> overdue() {
        return told.flatMap(known -> ledger.clock()
                .map(founded -> known.periods().stream()
                        .filter(period -> period.status() == PeriodStatus.OPEN)
                        .findFirst()
                        .map(oldest -> Duration.ofMillis(Math.max(
                                0,
                                clock.millis()
                                        - founded.sealable(oldest.period()).epochMillis())))
                        .orElse(Duration.ZERO)));
    }
}
