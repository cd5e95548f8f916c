package org.gridmarket.kernel.allocation.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * Whether a book takes something: the key that opens it is there, its seal is not, and its time is not over. All is read, so
 * what was endorsed before the seal and is ordered behind it has no effect.
 */
record OpenBook(Cycle book, boolean opened, boolean sealed, boolean ended, LedgerTime closes, LedgerTime now) {
    private static final String SOURCE = "allocation-market, Cycles";

    // spotless:off
    static final RuleBook<OpenBook> OPEN = RuleBook.of("allocation, every operation on a book",
            rule(AllocationRejection.CYCLE_CLOSED,   SOURCE, OpenBook::isClosed),
            rule(AllocationRejection.MARKET_ENDED,   SOURCE, OpenBook::isEnded),
            rule(AllocationRejection.CYCLE_NOT_OPEN, SOURCE, OpenBook::notOpened));
    // spotless:on

    static Decision<OpenBook> check(Cycle book, LedgerTime now, MarketRows market) {
        return OPEN.check(new OpenBook(
                book,
                market.isOpened(book),
                market.isSealed(book),
                market.isEnded(book),
                market.calendar().closes(book),
                now));
    }

    private @Nullable String isClosed() {
        if (sealed) {
            return "book " + book + " is sealed";
        }
        return now.isBefore(closes) ? null : "book " + book + " closes at " + closes + ", it is " + now;
    }

    private @Nullable String isEnded() {
        return ended ? "the market ends before book " + book : null;
    }

    private @Nullable String notOpened() {
        return opened ? null : "the cycle before " + book + " is not far enough";
    }
}
