package org.gridmarket.middleware.daemon;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.middleware.MiddlewareLimits;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the daemon's thread, in the order in which it came. Messages of members are dropped when too much of that
 * member or of all waits, which the protocol bears; what the membership layer says and what this machine's programs ask is never
 * dropped, and bounded by whoever brings it: a view has a bounded number of members, and each connection waits for its answer.
 */
final class Inbox {
    /** A thing to do, and whose message it is, if it is one. */
    private record Entry(Runnable work, @Nullable String member, long bytes) {}

    private final Queue<Entry> entries = new ArrayDeque<>();
    private final Map<String, Long> waiting = new HashMap<>();
    private long waitingTogether;
    private long dropped;
    private boolean closed;

    /** Something that is never dropped; false when the daemon has ended. */
    synchronized boolean add(Runnable work) {
        if (closed) {
            return false;
        }
        entries.add(new Entry(work, null, 0));
        notifyAll();
        return true;
    }

    /** A message of a member; false when it is dropped. */
    synchronized boolean offer(Member from, long bytes, Runnable work) {
        String member = from.link() + " " + from.address();
        long ofMember = waiting.getOrDefault(member, 0L) + bytes;
        if (closed
                || ofMember > MiddlewareLimits.WAITING_BYTES_PER_MEMBER
                || waitingTogether + bytes > MiddlewareLimits.WAITING_BYTES) {
            dropped++;
            return false;
        }
        waiting.put(member, ofMember);
        waitingTogether += bytes;
        entries.add(new Entry(work, member, bytes));
        notifyAll();
        return true;
    }

    /** The next thing to do, or null after some ms without any, not before: who came back early would ask again and again. */
    synchronized @Nullable Runnable take(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (entries.isEmpty() && !closed) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        Entry next = entries.poll();
        if (next == null) {
            return null;
        }
        String member = next.member();
        if (member != null) {
            waitingTogether -= next.bytes();
            waiting.computeIfPresent(member, (name, bytes) -> bytes > next.bytes() ? bytes - next.bytes() : null);
        }
        return next.work();
    }

    /** Messages that were dropped since the daemon began. */
    synchronized long dropped() {
        return dropped;
    }

    /** Nothing more is taken; what waits is still to be done. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Whether it is closed, and all is done. */
    synchronized boolean isOver() {
        return closed && entries.isEmpty();
    }
}
