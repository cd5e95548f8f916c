package org.gridmarket.middleware.daemon;

/** A clock that goes on, and whose machine can be suspended. */
public final class SetClock implements MachineClock {
    private volatile long suspendedMillis;

    /** As if the machine had been suspended for so long, or its clock been set. */
    public synchronized void suspend(long millis) {
        suspendedMillis += millis;
    }

    @Override
    public long monotonicMillis() {
        return MachineClock.SYSTEM.monotonicMillis();
    }

    @Override
    public long wallMillis() {
        return monotonicMillis() + suspendedMillis;
    }
}
