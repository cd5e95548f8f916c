package org.gridmarket.worker.compute.role;

import java.util.List;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * One role of the computation market as a pure state machine: no clock, no socket, no thread. All that it knows comes in two
 * ways: events that are believed, in ledger order from block 0, and facts of its own journal. So a new one that hears and
 * learns the same is the same, and a crash loses nothing.
 */
public interface Role {
    /** An event of computation or purses that is believed, in ledger order. */
    void hear(Record event);

    /** Something that its own work has shown; it lies in the journal already. */
    void learn(Fact fact);

    /** What it wants to have signed now, the most urgent first; one operation at a time is under way. */
    List<Intent> wants(LedgerTime now);

    /** What it wants to know again after a crash, of what it has heard: facts for the journal, each once. */
    default List<Fact> takeNotes() {
        return List.of();
    }

    /** What has to be done outside of the ledger now; the same again until a fact answers it. */
    List<Work> work(LedgerTime now);
}
