package org.gridmarket.discovery.record;

import java.util.Comparator;
import org.gridmarket.discovery.DiscoveryLimits;

/**
 * Which of a node's heads is newer: never a time, so that no clock matters.
 *
 * @param incarnation the life of its daemon
 * @param beat counts within that life
 */
public record HeadKey(long incarnation, long beat) implements Comparable<HeadKey> {
    /** Older than every head. */
    public static final HeadKey NONE = new HeadKey(0, 0);

    private static final Comparator<HeadKey> ORDER =
            Comparator.comparingLong(HeadKey::incarnation).thenComparingLong(HeadKey::beat);

    public HeadKey {
        if (incarnation < 0
                || beat < 0
                || incarnation > DiscoveryLimits.HIGHEST_COUNT
                || beat > DiscoveryLimits.HIGHEST_COUNT) {
            throw new IllegalArgumentException("incarnation " + incarnation + ", beat " + beat + " are not within 0.."
                    + DiscoveryLimits.HIGHEST_COUNT);
        }
    }

    /** The head that the same life sends next. */
    public HeadKey next() {
        return new HeadKey(incarnation, beat + 1);
    }

    public boolean isAfter(HeadKey other) {
        return compareTo(other) > 0;
    }

    public static HeadKey max(HeadKey one, HeadKey other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public int compareTo(HeadKey other) {
        return ORDER.compare(this, other);
    }
}
