package org.gridmarket.agent.energy;

import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.kernel.party.AccountKey;

/** An operation without which a household cannot trade was refused; the message holds the ledger's reason. */
public final class AgentStuckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AgentStuckException(String reason) {
        super(reason);
    }

    static AgentStuckException refused(AccountKey account, OutgoingOperation outgoing, Answer.Rejected refusal) {
        return new AgentStuckException(
                "account " + account + " cannot go on: " + outgoing.function() + " was refused with " + refusal.text());
    }
}
