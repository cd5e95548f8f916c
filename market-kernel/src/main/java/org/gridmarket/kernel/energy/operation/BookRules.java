package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/** Which book takes offers and cancellations: by timestamp alone, so that a late close stops nobody, and never once sealed. */
final class BookRules {
    private static final String SOURCE = "energy-market, Round tau";

    /** A book that an operation names. */
    record Facts(Book book, boolean sealed, SignedCall call) {
        @Nullable String notOpen() {
            Round round = call.round();
            boolean open = book.equals(round.book()) || book.equals(round.next().book());
            return open && !book.isBefore(call.calendar().firstBook())
                    ? null
                    : "book " + book + " in round " + round + "; the open books are " + round + " and " + round.next()
                            + ", the first of all is " + call.calendar().firstBook();
        }

        @Nullable String isSealed() {
            return sealed ? "book " + book + " is sealed" : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> NAME_BOOK = RuleBook.of("energy, every operation on a book",
            rule(CalendarRejection.BOOK_NOT_OPEN, SOURCE, Facts::notOpen),
            rule(CalendarRejection.BOOK_SEALED,   SOURCE, Facts::isSealed));
    // spotless:on

    private BookRules() {}

    static Facts facts(Book book, SignedCall call, EnergyState state) {
        return new Facts(book, state.isSealed(call.calendar(), book), call);
    }
}
