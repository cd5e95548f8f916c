package org.gridmarket.solver.worker;

import java.time.Duration;
import java.util.Optional;
import org.gridmarket.client.energy.LongestSilence;
import org.gridmarket.process.LastTime;

/**
 * How the worker is.
 *
 * @param connected whether a gateway has told something since the last break
 * @param heard when a gateway last told anything
 * @param looked when the solver last looked for a round
 * @param done when it last ended an attempt at one
 * @param longestSilence in a market that goes on; empty before it is founded, when silence says nothing
 */
record SolverCondition(
        boolean connected, LastTime heard, LastTime looked, LastTime done, Optional<Duration> longestSilence) {
    /** Whether it hears the market; a stream that is open and silent is no good news once rounds should have closed. */
    boolean hears() {
        return connected && longestSilence.map(heard::within).orElse(true);
    }

    /** Whether the solver's thread goes round; an attempt ends at its gate at the latest. */
    boolean solves() {
        return looked.within(longestSilence.orElse(LongestSilence.SLACK));
    }
}
