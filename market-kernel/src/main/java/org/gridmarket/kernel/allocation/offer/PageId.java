package org.gridmarket.kernel.allocation.offer;

import java.util.Comparator;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.command.OperationName;

/**
 * The offers of one posting.
 *
 * @param book the cycle that it was posted for
 * @param name of the operation that posted it
 */
public record PageId(Cycle book, OperationName name) implements Comparable<PageId> {
    private static final Comparator<PageId> ORDER =
            Comparator.comparing(PageId::book).thenComparing(PageId::name);

    @Override
    public int compareTo(PageId other) {
        return ORDER.compare(this, other);
    }

    /** As a deal of purses calls it, behind the market's name. */
    public String text() {
        return book + "." + name;
    }

    @Override
    public String toString() {
        return text();
    }
}
