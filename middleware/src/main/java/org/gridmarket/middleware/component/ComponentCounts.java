package org.gridmarket.middleware.component;

import java.util.concurrent.atomic.AtomicLong;

/** What has gone wrong in a component since it began, each counted. */
public final class ComponentCounts {
    private final AtomicLong handled = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private final AtomicLong threw = new AtomicLong();
    private final AtomicLong late = new AtomicLong();

    /**
     * As they are now.
     *
     * @param handled handlers that have run to their end
     * @param dropped messages for which there was no room
     * @param unreadable messages that are not of the record that the port is for
     * @param threw handlers that have thrown
     * @param late work that took longer than its port allows
     */
    public record Seen(long handled, long dropped, long unreadable, long threw, long late) {}

    void countHandled() {
        handled.incrementAndGet();
    }

    void countDropped() {
        dropped.incrementAndGet();
    }

    /** Counts what was not sent; for whoever tells whether it was. */
    boolean counted(boolean sent) {
        if (!sent) {
            countDropped();
        }
        return sent;
    }

    void countUnreadable() {
        unreadable.incrementAndGet();
    }

    void countThrown() {
        threw.incrementAndGet();
    }

    void countLate() {
        late.incrementAndGet();
    }

    public Seen seen() {
        return new Seen(handled.get(), dropped.get(), unreadable.get(), threw.get(), late.get());
    }
}
