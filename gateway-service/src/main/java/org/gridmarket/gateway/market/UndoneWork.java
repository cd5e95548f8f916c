package org.gridmarket.gateway.market;

import java.util.Optional;
import org.gridmarket.chain.GrowingDistance;
import org.gridmarket.chain.Outcome;
import org.jboss.logging.Logger;

/**
 * What a gateway tells of work of its own that was not done. A refusal is told each time: mostly another organisation's gateway
 * was faster. That nobody carries out or orders anything is told at growing distances, since it is tried again all the time. For
 * one thread.
 */
public final class UndoneWork {
    private final Logger log;
    private final GrowingDistance silence = new GrowingDistance();

    public UndoneWork(Logger log) {
        this.log = log;
    }

    /** The ledger did something: when it does nothing again, that is told anew. */
    public void done() {
        silence.appease();
    }

    /** Something was not done. */
    public void tell(String what, Outcome outcome) {
        Logger.Level level = isSilence(outcome) ? Logger.Level.WARN : Logger.Level.INFO;
        line(what, outcome).ifPresent(line -> log.log(level, line));
    }

    /** What is worth a line. */
    Optional<String> line(String what, Outcome outcome) {
        String line = what + ": " + outcome.text();
        if (!isSilence(outcome)) {
            return Optional.of(line);
        }
        int leftOut = silence.complain();
        if (leftOut < 0) {
            return Optional.empty();
        }
        return Optional.of(
                leftOut == 0
                        ? line + "; it is tried again"
                        : line + " (and " + leftOut + " more like it since the last line)");
    }

    private static boolean isSilence(Outcome outcome) {
        return outcome instanceof Outcome.Unavailable || outcome instanceof Outcome.Indeterminate;
    }
}
