package org.gridmarket.middleware.daemon;

import java.util.concurrent.TimeUnit;

/** Port: the clocks of this machine, ms. */
public interface MachineClock {
    /** Never set by anybody; stands still while the machine is suspended. */
    long monotonicMillis();

    /** Since 1970; set by people and programs, and goes on while the machine is suspended. Only compared with the other one. */
    long wallMillis();

    /** The real ones. */
    MachineClock SYSTEM = new MachineClock() {
        @Override
        public long monotonicMillis() {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
        }

        @Override
        public long wallMillis() {
            return System.currentTimeMillis();
        }
    };
}
