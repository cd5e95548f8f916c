package org.gridmarket.kernel.energy.operation;

import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.operation.Validity;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/** Operations of the energy market live by its books: a book is over at its gate, and sealed with its round. */
record BookValidity(MarketCalendar calendar, EnergyState state) implements Validity {
    @Override
    public @Nullable String over(Book last, LedgerTime now) {
        boolean sealed = state.isSealed(calendar, last);
        return sealed || !now.isBefore(calendar.gate(last))
                ? "last book " + last + " is over in round " + calendar.roundAt(now)
                : null;
    }

    @Override
    public @Nullable String tooFar(Book last, LedgerTime now) {
        Book lastNameable = calendar.lastNameableBook(now);
        return last.isAfter(lastNameable) ? "last book " + last + " is beyond " + lastNameable : null;
    }
}
