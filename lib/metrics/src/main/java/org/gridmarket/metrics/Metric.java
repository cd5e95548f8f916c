package org.gridmarket.metrics;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One metric as Prometheus sees it. Names follow its rules: base units (seconds, Wh) at the end, counters end in
 * {@code _total}. A value that is not known is {@code NaN}, never 0.
 *
 * @param name such as {@code gridmarket_round_overdue_seconds}
 * @param type how its values move
 * @param help one line: what it counts or measures, and since when
 * @param labels their names, in the order in which a program gives their values
 * @param buckets upper bounds of a histogram, ascending; empty for the other types
 */
public record Metric(String name, Type type, String help, List<String> labels, List<Duration> buckets) {
    private static final Pattern NAME = Pattern.compile("gridmarket(_[a-z0-9]+)+");
    private static final String TOTAL = "_total";
    private static final String SECONDS = "_seconds";

    /** How the values move. */
    public enum Type {
        /** Goes up and down. */
        GAUGE,
        /** Only grows; begins at 0 with the process, or with the ledger where its help says so. */
        COUNTER,
        /** Times, counted by how long they were. */
        HISTOGRAM
    }

    public Metric {
        labels = List.copyOf(labels);
        buckets = List.copyOf(buckets);
        require(NAME.matcher(name).matches(), name, "has another form than gridmarket_words");
        require(!help.isBlank() && !help.contains("\n"), name, "needs a help of one line");
        require(
                name.endsWith(TOTAL) == (type == Type.COUNTER),
                name,
                "ends in _total and is no counter, or the reverse");
        require(type != Type.HISTOGRAM || name.endsWith(SECONDS), name, "is a histogram of times and ends in _seconds");
        require(buckets.isEmpty() == (type != Type.HISTOGRAM), name, "has buckets and is no histogram, or the reverse");
        require(new HashSet<>(labels).size() == labels.size(), name, "has a label twice");
    }

    private static void require(boolean holds, String name, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + otherwise);
        }
    }

    /** The name that Micrometer makes {@link #name} of: it adds the ending of counters and of times itself. */
    public String meterName() {
        String bare = switch (type) {
            case GAUGE -> name;
            case COUNTER -> name.substring(0, name.length() - TOTAL.length());
            case HISTOGRAM -> name.substring(0, name.length() - SECONDS.length());
        };
        return bare.replace('_', '.');
    }

    /** Refuses another number of label values than there are labels. */
    public void requireLabels(int values) {
        require(values == labels.size(), name, "has the labels " + labels + ", and got " + values + " values");
    }
}
