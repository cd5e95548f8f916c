package org.gridmarket.worker.compute.process;

import org.gridmarket.client.Answer;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.worker.compute.role.OperationDesk;
import org.jspecify.annotations.Nullable;

/**
 * When the operation under way is sent: each with one call open at most, and what is committed once more only when its event
 * stays away. One operation never holds back the next: an answer may come after the event that ended its operation.
 */
final class SendingTurn {
    /** What is committed shows in an event by then; else it is sent once more. */
    static final long EVENT_MILLIS = 5_000;

    private OperationDesk.@Nullable Outgoing asked;
    private OperationDesk.@Nullable Outgoing committed;
    private LedgerTime again = new LedgerTime(0);

    /** Whether it is to be sent now; then a call for it is open until it is answered. */
    boolean take(OperationDesk.Outgoing underWay, LedgerTime now) {
        if (underWay.equals(asked) || (underWay.equals(committed) && now.isBefore(again))) {
            return false;
        }
        asked = underWay; // what a gateway still sits on is over, or this would not be under way
        return true;
    }

    /** Its call has ended. */
    void answered(OperationDesk.Outgoing outgoing, Answer answer, LedgerTime now) {
        if (outgoing.equals(asked)) {
            asked = null;
            committed = answer instanceof Answer.Committed ? outgoing : null;
            again = now.plusMillis(EVENT_MILLIS);
        }
    }
}
