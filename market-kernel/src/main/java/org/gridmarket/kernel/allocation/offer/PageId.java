package org.gridmarket.kernel.allocation.offer;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.ShownText;

/**
 * The offers of one posting.
 *
 * @param book the cycle that it was posted for
 * @param name of the operation that posted it
 */
public record PageId(Cycle book, OperationName name) implements Comparable<PageId> {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\.([0-9a-f]{64})");

    private static final Comparator<PageId> ORDER =
            Comparator.comparing(PageId::book).thenComparing(PageId::name);

    @Override
    public int compareTo(PageId other) {
        return ORDER.compare(this, other);
    }

    /**
     * What {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is nothing of the kind
     */
    public static PageId read(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + ShownText.of(text) + "' is no page: BOOK.NAME, the name of 64 hex digits");
        }
        return new PageId(new Cycle(Integer.parseInt(parts.group(1))), new OperationName(Bytes.hex(parts.group(2))));
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
