package org.gridmarket.testbed.household;

import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * The one operation of an agent that is on its way: signed once, and the same errand again until it is answered for good. One
 * at a time, since operations of one account conflict with each other. Not thread-safe.
 */
final class ErrandInFlight {
    /** How many books an operation stays valid: long enough for every retry, short enough for its row to be swept. */
    private static final int BOOKS_VALID = 24;

    private final AgentTally tally;
    private @Nullable Errand errand;

    ErrandInFlight(AgentTally tally) {
        this.tally = tally;
    }

    boolean isEmpty() {
        return errand == null;
    }

    Optional<Errand> errand() {
        return Optional.ofNullable(errand);
    }

    /** Signs what is to be sent next, valid as long as the calendar allows it now. */
    Errand send(Signer by, EnergyCommand.Signed command, MarketCalendar calendar, LedgerTime now) {
        Interval latest = calendar.lastNameable(now);
        Interval wanted = calendar.roundAt(now).plus(BOOKS_VALID);
        Errand next = by.sign(command, by.newOperation(), wanted.isAfter(latest) ? latest : wanted);
        errand = next;
        return next;
    }

    /** Counts the answer; after a commit or a refusal nothing is in flight any more. */
    void answered(Errand asked, Answer answer) {
        if (!asked.equals(errand)) {
            throw new IllegalStateException("answer to " + asked.function() + ", which is not in flight");
        }
        switch (answer) {
            case Answer.Conflicted conflict -> tally.conflicted();
            case Answer.Indeterminate unknown -> tally.indeterminate();
            case Answer.Committed done -> {
                errand = null;
                tally.committed(asked.function());
            }
            case Answer.Rejected refusal -> {
                errand = null;
                tally.rejected(refusal.code());
            }
        }
    }
}
