package org.gridmarket.client.energy;

import java.util.List;
import org.gridmarket.client.Answer;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.Submissions;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.MeterId;

/**
 * Port: the gateways as agents and meters see them. Obligations: an answer other than {@link Answer.Indeterminate} is the
 * ledger's, whatever a single gateway says; a lost connection is an Indeterminate, never an exception; events are believed
 * ones, in ledger order, each once.
 */
public interface GatewayLink {
    /** Carries one signed operation and waits for its outcome. */
    Answer submit(String function, Submission submission);

    /**
     * The same, but each gateway is asked in a way of the caller's.
     *
     * @param way how one gateway is asked
     */
    Answer submitBy(String function, Submission submission, Submissions.Asking way);

    /** Gives the DSO, and nobody else, the readings, and the ledger their hashes. */
    Answer reportReadings(MeterId meter, List<SaltedReading> readings, Submission hashes);

    /** Takes in what is told. */
    @FunctionalInterface
    interface Listener {
        void tell(BlockEvents<EnergyEvent> told);
    }

    /** Tells everything from block 0 on, then live, until the link is closed. Does not return before. */
    void listen(Listener listener);
}
