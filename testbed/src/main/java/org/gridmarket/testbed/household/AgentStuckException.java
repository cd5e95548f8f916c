package org.gridmarket.testbed.household;

/** An operation without which a household cannot trade was refused; the message holds the ledger's reason. */
public final class AgentStuckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AgentStuckException(String reason) {
        super(reason);
    }
}
