package org.gridmarket.kernel.clock.message;

import java.util.List;
import org.gridmarket.kernel.clock.PeriodStatus;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** What the clock answers, to commands and to questions. */
public sealed interface ClockAnswer {
    /** The digest that the second organisation names. */
    record ClockProposal(Bytes digest) implements ClockAnswer {}

    /** Done, and there is nothing more to say. */
    record ClockDone() implements ClockAnswer {}

    /** How many outcomes a sweep has deleted, and whether they were the last of their period. */
    record SweptOutcomes(int rows, boolean last) implements ClockAnswer {}

    /**
     * A period.
     *
     * @param sealedAt the claimed time of the seal; null while it is open
     */
    record Period(
            LedgerPeriod period,
            PeriodStatus status,
            @Nullable LedgerTime sealedAt) implements ClockAnswer {}

    /**
     * Periods under which outcomes are kept, ascending.
     *
     * @param next from where to ask for more; null when these are all
     */
    record Waiting(List<Period> periods, @Nullable LedgerPeriod next) implements ClockAnswer {
        public Waiting {
            periods = List.copyOf(periods);
        }
    }

    /** The digest, and of how many rows. */
    record ClockDigest(Bytes digest, int rows) implements ClockAnswer {}
}
