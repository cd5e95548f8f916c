package org.gridmarket.coinshuffle.local;

import java.time.Duration;

/** The measuring clocks of whoever measures; a library of rules has none. Only differences are used. */
public interface Stopwatch {
    Duration wall();

    /** CPU time of all threads of the process. */
    Duration cpu();
}
