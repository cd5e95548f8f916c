package org.gridmarket.middleware.local;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridmarket.discovery.local.LocalAnswer;
import org.gridmarket.middleware.MiddlewareLimits;
import org.jspecify.annotations.Nullable;

/** What one program has not read yet. Who lets too much wait, or reads nothing for too long, is to be cut off. */
final class Outgoing {
    /** Later than every moment, so that nothing has waited since. */
    private static final long NOT_WRITING = Long.MAX_VALUE / 2;

    private final AtomicInteger together;
    private final Queue<LocalAnswer> answers = new ArrayDeque<>();
    private boolean closed;
    private boolean overflown;
    private long writingSinceMillis = NOT_WRITING;

    /** @param together what waits for all programs of this daemon */
    Outgoing(AtomicInteger together) {
        this.together = together;
    }

    /** For the daemon's thread; never waits. What comes after too much is dropped, since the connection ends. */
    synchronized void put(LocalAnswer answer) {
        if (closed || overflown) {
            return;
        }
        if (answers.size() >= MiddlewareLimits.ANSWERS_WAITING
                || together.get() >= MiddlewareLimits.ANSWERS_WAITING_TOGETHER) {
            overflown = true;
        } else {
            answers.add(answer);
            together.incrementAndGet();
        }
        notifyAll();
    }

    /** Waits for the next one to be written; null when no more is to be. What was taken before is written by now. */
    synchronized @Nullable LocalAnswer next() throws InterruptedException {
        writingSinceMillis = NOT_WRITING;
        while (answers.isEmpty() && !closed && !overflown) {
            wait();
        }
        if (overflown || answers.isEmpty()) {
            return null;
        }
        together.decrementAndGet();
        return answers.poll();
    }

    /** One is being written from now on. */
    synchronized void writes(long nowMillis) {
        writingSinceMillis = nowMillis;
    }

    /** Whether nothing could be written for so long that the program does not read. */
    synchronized boolean isStuck(long nowMillis) {
        return nowMillis - writingSinceMillis >= MiddlewareLimits.UNREAD_MILLIS;
    }

    /** No more is put in; what waits is still to be written. */
    synchronized void end() {
        closed = true;
        notifyAll();
    }

    /** Nothing more is written either. */
    synchronized void close() {
        closed = true;
        together.addAndGet(-answers.size());
        answers.clear();
        notifyAll();
    }
}
