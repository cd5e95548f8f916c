package org.gridmarket.testbed.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** When a client that asks one question after the other was answered, as {@link System#nanoTime}. Thread-safe. */
final class AnswerTimes {
    /** Of more than an hour, at fifty a second. */
    private static final int MOST = 200_000;

    private final Deque<Long> nanos = new ArrayDeque<>();
    private int unanswered;

    void answered() {
        answeredAt(System.nanoTime());
    }

    synchronized void answeredAt(long atNanos) {
        nanos.addLast(atNanos);
        if (nanos.size() > MOST) {
            nanos.removeFirst();
        }
    }

    /** A question that no gateway answered. */
    synchronized void failed() {
        unanswered++;
    }

    synchronized int unanswered() {
        return unanswered;
    }

    /**
     * The longest time between two answers that reaches into a time, ms; one that has not ended yet counts as far as it has come.
     */
    synchronized long longestBetween(long fromNanos, long toNanos) {
        long longest = 0;
        long before = Long.MIN_VALUE;
        for (long answered : nanos) {
            if (before != Long.MIN_VALUE && answered >= fromNanos && before <= toNanos) {
                longest = Math.max(longest, answered - before);
            }
            before = answered;
        }
        if (before != Long.MIN_VALUE && before <= toNanos) {
            longest = Math.max(longest, toNanos - before);
        }
        return TimeUnit.NANOSECONDS.toMillis(longest);
    }
}
