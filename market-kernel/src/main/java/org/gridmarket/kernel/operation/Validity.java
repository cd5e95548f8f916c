package org.gridmarket.kernel.operation;

import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * Port: until when a signed operation may be carried out. The energy market counts books, all others ledger periods. What is
 * over is sealed by a row, and judging reads that row: so an operation that was endorsed before the seal and is ordered after
 * it has no effect.
 */
public interface Validity {
    /** Why nothing that names this as its last can be carried out any more; null when it can. Reads the seal, always. */
    @Nullable String over(Book last, LedgerTime now);

    /** Why this lies further ahead than an operation may live; null when it does not. */
    @Nullable String tooFar(Book last, LedgerTime now);
}
