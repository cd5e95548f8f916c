package org.gridmarket.chain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes to the system log; arguments of calls never get here. A peer that stays away is told at growing distances, since it
 * is tried again all the time.
 */
final class LoggingWatch implements ChainWatch {
    private static final Logger LOG = System.getLogger(ChainWatch.class.getName());

    private final Map<String, GrowingDistance> absences = new ConcurrentHashMap<>(); // as many as there are peers

    @Override
    public void retried(String function, String reason) {
        LOG.log(Level.DEBUG, "{0} is tried again: {1}", function, reason);
    }

    @Override
    public void endorsersDiffer(String function, String suspect, String detail) {
        LOG.log(Level.ERROR, "endorsers differ on {0}; odd one out: {1}; {2}", function, suspect, detail);
    }

    @Override
    public void blockRefused(String peer, String reason) {
        LOG.log(Level.ERROR, "the peer of {0} gives blocks that are not to be believed: {1}", peer, reason);
    }

    @Override
    public void peerLeft(String peer, String reason) {
        int leftOut =
                absences.computeIfAbsent(peer, first -> new GrowingDistance()).complain();
        if (leftOut == 0) {
            LOG.log(Level.WARNING, "the peer of {0} cannot be reached; others are asked meanwhile: {1}", peer, reason);
        } else if (leftOut > 0) {
            LOG.log(
                    Level.WARNING,
                    "the peer of {0} still cannot be reached ({1} more times since the last line): {2}",
                    peer,
                    leftOut,
                    reason);
        }
    }
}
