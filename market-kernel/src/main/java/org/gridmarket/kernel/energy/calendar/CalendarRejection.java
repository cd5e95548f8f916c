package org.gridmarket.kernel.energy.calendar;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals about time. */
public enum CalendarRejection implements RejectionCode {
    MARKET_NOT_FOUNDED("There is no calendar yet: the DSO proposes it and the regulator approves it first."),
    MARKET_ALREADY_FOUNDED("The calendar is fixed for the channel."),
    CALENDAR_UNKNOWN("No calendar of this digest has been proposed."),
    CALENDAR_IN_THE_PAST("The gate of the first book must lie ahead, so that its round is a full one."),
    INTERVAL_TOO_SHORT("A market with real energy needs intervals of at least 4 x 30 s; mark simulations as such."),
    BEFORE_MARKET("The market begins later: there is nothing before its first book."),
    BOOK_SEALED("The book is sealed; post into the open one."),
    BOOK_NOT_OPEN("Only the current book and the next one take operations."),
    ROUND_SEALED("The round is closed."),
    ROUND_NOT_OPEN("A round takes solutions from gate(tau-1) to gate(tau)."),
    NOTHING_TO_FORGET("None of these rows is over: they are needed, or gone already."),
    EARLIER_NOT_FINAL("The interval before must be final first.");

    private final String meaning;

    CalendarRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
