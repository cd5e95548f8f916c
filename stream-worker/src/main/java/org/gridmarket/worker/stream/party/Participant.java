package org.gridmarket.worker.stream.party;

import java.util.List;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * Somebody who takes part: no thread, no clock, no socket of its own. Whoever runs it calls one method at a time; what comes from
 * the transport waits in its {@link Inbox} until then. Killed and made anew from the same folder, it goes on where it was once
 * it has heard the events again.
 */
public interface Participant {
    /** An event of streams, purses or clock that is believed, in ledger order from block 0 on. */
    void hear(Record event);

    /** Takes what has come in, and sends what is due beside the ledger. */
    void step(LedgerTime now);

    /** When it wants to take its next step, should nothing have come in by then. */
    LedgerTime nextStep(LedgerTime now);

    /** What it wants on the ledger now, the most urgent first; the same again until an event shows it. */
    List<Wish> wishes(LedgerTime now);

    /** Where what comes from the transport waits. */
    Inbox inbox();
}
