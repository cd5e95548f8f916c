package org.gridmarket.kernel.stream.message;

import java.util.List;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.Conclusion;
import org.gridmarket.kernel.stream.lane.CustomerSide;
import org.gridmarket.kernel.stream.lane.Gone;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** What committed operations and queries of the stream market answer, besides rules. */
public sealed interface StreamAnswer {
    /** Nothing but that it is done. */
    record StreamDone() implements StreamAnswer {}

    /** The allocation that was made. */
    record StreamMade(AllocationId allocation) implements StreamAnswer {}

    /** How a lane stands after an operation. */
    record LaneMoved(LaneStatus status) implements StreamAnswer {}

    /** The digest of a proposal, which another organisation names to approve it. */
    record StreamRulesDigest(Bytes digest) implements StreamAnswer {}

    /** How many rows were deleted, and whether any is left. */
    record StreamRowsSwept(int rows, boolean last) implements StreamAnswer {}

    /** An allocation that is not closed. */
    record StreamAllocationState(
            Allocation allocation,
            @Nullable CustomerSide customer,
            @Nullable Gone gone,
            List<LaneState> lanes) implements StreamAnswer {
        public StreamAllocationState {
            lanes = List.copyOf(lanes);
        }
    }

    /** A lane and whose it is. */
    record LaneState(AccountKey supplier, Lane lane) implements StreamAnswer {}

    /** What is on record of an epoch. */
    record StreamEpochState(
            List<RootState> roots,
            @Nullable RevealedTests revealed,
            @Nullable Conclusion conclusion) implements StreamAnswer {
        public StreamEpochState {
            roots = List.copyOf(roots);
        }
    }

    /** A root and whose it is. */
    record RootState(AccountKey supplier, PostedRoot root) implements StreamAnswer {}

    /** The digest of all rows, and of how many. */
    record StreamDigest(Bytes digest, int rows) implements StreamAnswer {}
}
