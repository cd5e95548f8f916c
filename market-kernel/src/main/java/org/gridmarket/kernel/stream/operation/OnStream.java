package org.gridmarket.kernel.stream.operation;

import java.util.Optional;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.EpochTimes;
import org.jspecify.annotations.Nullable;

/** Facts of whatever is done to an allocation. */
interface OnStream {
    String SOURCE = "stream-market, An epoch on the ledger";

    /** What is done: to which allocation and about which epoch. */
    record Act(AllocationRows rows, Optional<Allocation> found, int epoch) {
        static Act of(AllocationId id, int epoch, StreamState state) {
            AllocationRows rows = new AllocationRows(id, state);
            return new Act(rows, rows.found(), epoch);
        }
    }

    Act act();

    default AllocationRows rows() {
        return act().rows();
    }

    /** Only once an earlier rule has found it. */
    default Allocation allocation() {
        return act().found().orElseThrow();
    }

    default EpochTimes times() {
        return allocation().times();
    }

    default LedgerTime now() {
        return rows().state().now();
    }

    default int epoch() {
        return act().epoch();
    }

    default @Nullable String unknown() {
        return act().found().isEmpty() ? "there is no allocation " + rows().id() : null;
    }

    default @Nullable String customerGone() {
        return rows().gone()
                .map(gone -> "the customer is gone in epoch " + gone.epoch())
                .orElse(null);
    }

    default @Nullable String late(LedgerTime due) {
        return now().isBefore(due) ? null : "due " + due + "; it is " + now();
    }

    default @Nullable String notDue(LedgerTime due) {
        return times().isOver(due, now())
                ? null
                : "due " + due + ", and a tolerance of " + times().toleranceMillis() + " ms after it; it is " + now();
    }
}
