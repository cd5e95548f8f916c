package org.gridmarket.kernel.stream.lane;

import static org.gridmarket.kernel.lifecycle.Effect.changes;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.always;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.stream.offer.AllocationRules;
import org.gridmarket.kernel.stream.offer.Candidate;

/** The life of an allocation. All of its lanes can be closed whatever its customer does, and then so can it. */
public final class AllocationLifeCycle {
    public static final Event<Candidate> CREATE = event("CREATE", Candidate.class);

    /** A reveal is missing. */
    public static final Event<NoFacts> MISS = event("MISS", NoFacts.class);

    /** Its customer is shown to be wrong: by a panel, or by what it has signed. */
    public static final Event<NoFacts> CONVICT = event("CONVICT", NoFacts.class);

    public static final Event<AllLanes> CLOSE = event("CLOSE", AllLanes.class);
    public static final Event<NoFacts> SWEEP = event("SWEEP", NoFacts.class);

    /** The lanes of an allocation, 1 or more. */
    public record AllLanes(List<LaneStatus> lanes) {
        public AllLanes {
            lanes = List.copyOf(lanes);
        }

        boolean areClosed() {
            return !lanes.isEmpty() && lanes.stream().allMatch(lane -> lane == LaneStatus.CLOSED);
        }
    }

    private static final Guard<Candidate> FEASIBLE = guard(
            "feasible", candidate -> AllocationRules.FEASIBLE.check(candidate).isAccepted());
    private static final Guard<AllLanes> ALL_CLOSED = guard("all lanes are closed", AllLanes::areClosed);
    private static final Effect CREATES = changes(
                    "stream.allocation", "stream.customer", "stream.lane", "purse.balance", "purse.payout")
            .tells("StreamAllocationCreated");
    private static final Effect GOES = changes("stream.gone").tells("StreamCustomerGone");
    private static final Effect CLOSES =
            changes("stream.customer", "stream.closed", "purse.payout").tells("StreamAllocationClosed");
    private static final Effect SWEEPS = changes(
                    "stream.allocation",
                    "stream.gone",
                    "stream.lane",
                    "stream.root",
                    "stream.epoch",
                    "stream.verdict",
                    "stream.concluded",
                    "stream.closed")
            .tells("StreamRowsForgotten");
    private static final LaneParty ANYONE = LaneParty.ANYONE;
    private static final String SOURCE = "stream-market, One transaction binds all";

    // spotless:off
    public static final LifeCycle<AllocationStatus, LaneParty> TABLE = new LifeCycle<>(
            "stream-allocation", AllocationStatus.NOT_MADE, List.of(
            //  from                       event    to                         who     when        effect   source
            row(AllocationStatus.NOT_MADE, CREATE,  AllocationStatus.OPEN,     ANYONE, FEASIBLE,   CREATES, SOURCE),
            row(AllocationStatus.OPEN,     MISS,    AllocationStatus.SILENT,   ANYONE, always(),   GOES,    SOURCE),
            row(AllocationStatus.OPEN,     CONVICT, AllocationStatus.AT_FAULT, ANYONE, always(),   GOES,    SOURCE),
            row(AllocationStatus.SILENT,   CONVICT, AllocationStatus.AT_FAULT, ANYONE, always(),   GOES,    SOURCE),
            row(AllocationStatus.OPEN,     CLOSE,   AllocationStatus.CLOSED,   ANYONE, ALL_CLOSED, CLOSES,  SOURCE),
            row(AllocationStatus.SILENT,   CLOSE,   AllocationStatus.CLOSED,   ANYONE, ALL_CLOSED, CLOSES,  SOURCE),
            row(AllocationStatus.AT_FAULT, CLOSE,   AllocationStatus.CLOSED,   ANYONE, ALL_CLOSED, CLOSES,  SOURCE),
            row(AllocationStatus.CLOSED,   SWEEP,   AllocationStatus.SWEPT,    ANYONE, always(),   SWEEPS,  SOURCE)),
            LaneParty::includes);
    // spotless:on

    private AllocationLifeCycle() {}
}
