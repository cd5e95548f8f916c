package org.gridmarket.middleware.component;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that several threads take and give back. */
public final class Budget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    public Budget(long most) {
        this.most = most;
    }

    /** Takes so many, or none. */
    public boolean take(long bytes) {
        long before = taken.get();
        while (before + bytes <= most) {
            if (taken.compareAndSet(before, before + bytes)) {
                return true;
            }
            before = taken.get();
        }
        return false;
    }

    public void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }

    public long taken() {
        return taken.get();
    }
}
