package org.gridmarket.chaincode;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends the process when the JVM cannot go on: out of memory or stack, or a class that does not link. A chaincode that stayed
 * would answer some calls and lose others, and its peer would hold it for well. The peer sees the connection close, refuses
 * further proposals and connects again once somebody has started the process anew.
 */
final class EndOfProcess {
    /** The JVM's own code under {@code -XX:+ExitOnOutOfMemoryError}, so that one code means one thing. */
    static final int EXIT_CODE = 3;

    private static final Logger LOG = Logger.getLogger(EndOfProcess.class.getName());

    private EndOfProcess() {}

    /**
     * Logs the reason and halts: no shutdown hook may hang where there is no memory.
     *
     * @param doing what was tried
     */
    static void because(Error reason, String doing) {
        try {
            LOG.log(
                    Level.SEVERE,
                    reason,
                    () -> doing + " ended in " + reason + "; this process cannot go on and exits with " + EXIT_CODE);
        } finally { // also when there is no memory left for the log
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    /** Has every thread end the process on an Error that nobody else has caught. */
    static void onErrorsOfAnyThread() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (thrown instanceof Error reason) {
                because(reason, "thread " + thread.getName());
            }
            LOG.log(Level.SEVERE, thrown, () -> "thread " + thread.getName() + " ended");
        });
    }
}
