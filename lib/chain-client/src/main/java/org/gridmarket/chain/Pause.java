package org.gridmarket.chain;

import java.time.Duration;

/** Port: waiting, so that tests need not. */
@FunctionalInterface
public interface Pause {
    void await(Duration length) throws InterruptedException;

    /** Real waiting. */
    Pause SLEEP = Thread::sleep;
}
