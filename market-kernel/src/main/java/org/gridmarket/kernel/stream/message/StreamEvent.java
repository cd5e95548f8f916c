package org.gridmarket.kernel.stream.message;

import java.util.List;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.Conclusion;
import org.gridmarket.kernel.stream.lane.CustomerSide;
import org.gridmarket.kernel.stream.lane.Gone;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.OpenedLeaf;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.terms.ProposedStreamRules;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** What committed operations of the stream market tell; with it every row can be made again. */
public sealed interface StreamEvent {
    /** What happens in an allocation that was made before. */
    interface OfAllocation {
        AllocationId allocation();
    }

    record StreamRulesProposed(ProposedStreamRules proposed, Bytes digest) implements StreamEvent {}

    record StreamRulesAgreed(ProposedStreamRules agreed) implements StreamEvent {}

    /** @param until the first period in which it no longer holds; null while it is in force */
    record StreamLicenceChanged(
            AccountKey mediator,
            Organisation organisation,
            LedgerPeriod from,
            @Nullable LedgerPeriod until) implements StreamEvent {}

    record StreamAllocationCreated(AllocationId id, Allocation allocation) implements StreamEvent {}

    record StreamRootPosted(AllocationId allocation, AccountKey supplier, int epoch, PostedRoot root, Lane lane)
            implements StreamEvent, OfAllocation {}

    /** No root came: told by the time-out, and by a reveal that does not wait for it. */
    record StreamRootMissed(AllocationId allocation, AccountKey supplier, int epoch, Lane lane)
            implements StreamEvent, OfAllocation {}

    /** @param untested forfeited for planted tests that reached nobody */
    record StreamRevealed(AllocationId allocation, int epoch, RevealedTests revealed, Money untested)
            implements StreamEvent, OfAllocation {}

    record StreamOpened(AllocationId allocation, AccountKey supplier, int epoch, List<OpenedLeaf> opened, Lane lane)
            implements StreamEvent, OfAllocation {
        public StreamOpened {
            opened = List.copyOf(opened);
        }
    }

    record StreamOpeningMissed(AllocationId allocation, AccountKey supplier, int epoch, Lane lane)
            implements StreamEvent, OfAllocation {}

    record StreamVerdictPosted(AllocationId allocation, AccountKey mediator, int epoch, StreamVerdict verdict)
            implements StreamEvent, OfAllocation {}

    record StreamConcluded(AllocationId allocation, int epoch, Conclusion conclusion, CustomerSide customer)
            implements StreamEvent, OfAllocation {}

    /** A lane after a conclusion. */
    record StreamLaneJudged(AllocationId allocation, AccountKey supplier, int epoch, Lane lane)
            implements StreamEvent, OfAllocation {}

    record StreamOutputProved(AllocationId allocation, AccountKey supplier, int epoch, int position, Lane lane)
            implements StreamEvent, OfAllocation {}

    /** The customer is at fault or silent. */
    record StreamCustomerGone(AllocationId allocation, Gone gone) implements StreamEvent, OfAllocation {}

    record StreamStopped(AllocationId allocation, AccountKey supplier, int last) implements StreamEvent, OfAllocation {}

    /** @param closing what was in it, when it was paid out */
    record StreamLaneClosed(AllocationId allocation, AccountKey supplier, Lane closing)
            implements StreamEvent, OfAllocation {}

    /** @param last operations on it may be carried out until this period is sealed; then its rows may be swept */
    record StreamAllocationClosed(AllocationId allocation, LedgerPeriod last) implements StreamEvent, OfAllocation {}

    record StreamRowsForgotten(AllocationId allocation, int rows, boolean last) implements StreamEvent, OfAllocation {}
}
