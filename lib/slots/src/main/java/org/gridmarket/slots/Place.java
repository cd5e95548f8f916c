package org.gridmarket.slots;

import java.util.concurrent.atomic.AtomicBoolean;

/** One place of {@link Slots}. Given back by the first close; further ones do nothing, so every end may call it. */
public final class Place implements Slots.Answer, AutoCloseable {
    private final Slots slots;
    private final Origin origin;
    private final AtomicBoolean held = new AtomicBoolean(true);

    Place(Slots slots, Origin origin) {
        this.slots = slots;
        this.origin = origin;
    }

    @Override
    public void close() {
        if (held.compareAndSet(true, false)) {
            slots.giveBack(origin);
        }
    }
}
