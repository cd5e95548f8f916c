package org.gridmarket.chain;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Writes to the system log; arguments of calls never get here. */
final class LoggingWatch implements ChainWatch {
    private static final Logger LOG = System.getLogger(ChainWatch.class.getName());

    @Override
    public void retried(String function, String reason) {
        LOG.log(Level.DEBUG, "{0} is tried again: {1}", function, reason);
    }

    @Override
    public void endorsersDiffer(String function, String suspect, String detail) {
        LOG.log(Level.ERROR, "endorsers differ on {0}; odd one out: {1}; {2}", function, suspect, detail);
    }

    @Override
    public void peerLeft(String peer, String reason) {
        LOG.log(Level.WARNING, "peer {0} cannot be reached, another one is asked: {1}", peer, reason);
    }
}
