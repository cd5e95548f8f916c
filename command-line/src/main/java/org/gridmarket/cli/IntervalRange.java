package org.gridmarket.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.kernel.quantity.Interval;
import picocli.CommandLine;

/**
 * A range of intervals as it is typed, {@code A..B}.
 *
 * @param first the first one
 * @param last the last one, not before the first
 */
public record IntervalRange(Interval first, Interval last) {
    private static final Pattern FORM = Pattern.compile("(-?\\d{1,9})(?:\\.\\.(-?\\d{1,9}))?");

    /** Reads what was typed. */
    public static final class Reading implements CommandLine.ITypeConverter<IntervalRange> {
        @Override
        public IntervalRange convert(String typed) {
            Matcher parts = FORM.matcher(typed);
            if (!parts.matches()) {
                throw new CommandLine.TypeConversionException(
                        "'" + typed + "' is no interval such as 40, and no range such as 0..95");
            }
            Interval first = bound(parts.group(1));
            Interval last = parts.group(2) == null ? first : bound(parts.group(2));
            if (last.isBefore(first)) {
                throw new CommandLine.TypeConversionException("range " + typed + " ends before it starts");
            }
            return new IntervalRange(first, last);
        }

        private static Interval bound(String digits) {
            try {
                return Interval.of(Integer.parseInt(digits));
            } catch (IllegalArgumentException outside) {
                throw new CommandLine.TypeConversionException(outside.getMessage());
            }
        }
    }
}
