package org.gridmarket.kernel.allocation.cycle;

import static org.gridmarket.kernel.allocation.cycle.CycleStatus.FINAL;
import static org.gridmarket.kernel.allocation.cycle.CycleStatus.OFFERING;
import static org.gridmarket.kernel.allocation.cycle.CycleStatus.SOLVING;
import static org.gridmarket.kernel.allocation.cycle.CycleStatus.SWEPT;
import static org.gridmarket.kernel.allocation.cycle.CycleStatus.WAITING;
import static org.gridmarket.kernel.lifecycle.Effect.changes;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.Role;

/** WAITING -> OFFERING -> SOLVING -> FINAL -> SWEPT, Fig 6.3. A late one stays final, and no cycle is skipped. */
public final class CycleLifeCycle {
    /** Derived: the cycle before is final; with overlap, that it is sealed is enough. */
    public static final Event<Opening> OPEN = event("OPEN", Opening.class);

    /** Seals the book. */
    public static final Event<Closing> CLOSE = event("CLOSE", Closing.class);

    /** A better solution becomes the candidate. */
    public static final Event<Submitting> SUBMIT = event("SUBMIT", Submitting.class);

    /** Makes the candidate's assignments final, or none. */
    public static final Event<Finalising> FINALISE = event("FINALISE", Finalising.class);

    /** Deletes some of what was posted. */
    public static final Event<Sweeping> SWEEP_PORTION = event("SWEEP_PORTION", Sweeping.class);

    /** Deletes the last of it. */
    public static final Event<Sweeping> SWEEP = event("SWEEP", Sweeping.class);

    private static final Guard<Opening> BEFORE_DONE = guard("the cycle before done", Opening::before);
    private static final Guard<Closing> OVER =
            guard("book over, market not ended, operator's or grace over", Closing::may);
    private static final Guard<Submitting> IN_TIME = guard("not over, the cycle before final", Submitting::may);
    private static final Guard<Finalising> DUE =
            guard("solving over, the cycle before final and not later", Finalising::may);
    private static final Guard<Sweeping> ROLLED_OFF =
            guard("its offers over, hold over, the book before swept", Sweeping::may);

    private static final Effect DERIVED = changes();
    private static final Effect SEALS = changes("allocation.sealed").tells("AllocationCycleClosed");
    private static final Effect LEADS = changes("allocation.candidate", "allocation.solution", "allocation.turns")
            .tells("AllocationSolutionAccepted");
    private static final Effect ASSIGNS =
            changes("allocation.final", "allocation.deal").tells("AllocationCycleFinalised");
    private static final Effect DELETES = changes(
            "allocation.page",
            "allocation.standing",
            "allocation.deal",
            "allocation.void",
            "allocation.solution",
            "allocation.candidate",
            "allocation.turns",
            "allocation.reversal",
            "allocation.fees",
            "allocation.proposal",
            "allocation.swept");
    private static final Effect DELETES_LAST = DELETES.tells("AllocationSwept");
    private static final String SOURCE = "allocation-market, Cycles; Fig 6.3";

    private static final Role ANYONE = Role.anyone();
    private static final Role MEMBER = Role.registered();

    // spotless:off
    public static final LifeCycle<CycleStatus, Role> TABLE = new LifeCycle<>(
            "allocation-cycle", WAITING, List.of(
            //  from      event          to        who     when         effect        source
            row(WAITING,  OPEN,          OFFERING, MEMBER, BEFORE_DONE, DERIVED,      SOURCE),
            row(OFFERING, CLOSE,         SOLVING,  MEMBER, OVER,        SEALS,        SOURCE),
            row(SOLVING,  SUBMIT,        SOLVING,  ANYONE, IN_TIME,     LEADS,        SOURCE),
            row(SOLVING,  FINALISE,      FINAL,    MEMBER, DUE,         ASSIGNS,      SOURCE),
            row(FINAL,    SWEEP_PORTION, FINAL,    ANYONE, ROLLED_OFF,  DELETES,      SOURCE),
            row(FINAL,    SWEEP,         SWEPT,    ANYONE, ROLLED_OFF,  DELETES_LAST, SOURCE)),
            Role::includes);
    // spotless:on

    private CycleLifeCycle() {}

    /** @param before whether the cycle before is final, or with overlap sealed; or there is none */
    public record Opening(boolean before) {}

    /**
     * A book that is to be sealed.
     *
     * @param over whether its time is over
     * @param operators whether the caller is of the operator's organisation
     * @param grace whether the operator has had its time
     * @param ended whether the market has ended before it
     */
    public record Closing(boolean over, boolean operators, boolean grace, boolean ended) {
        boolean may() {
            return over && (operators || grace) && !ended;
        }
    }

    /**
     * A solution that is to lead.
     *
     * @param over whether the time of solving is over
     * @param earlierFinal whether the cycle before is final
     */
    public record Submitting(boolean over, boolean earlierFinal) {
        boolean may() {
            return !over && earlierFinal;
        }
    }

    /**
     * A cycle that is to become final.
     *
     * @param over whether the time of solving is over
     * @param earlierFinal whether the cycle before is final
     * @param backwards whether the cycle before was made final later than now
     */
    public record Finalising(boolean over, boolean earlierFinal, boolean backwards) {
        boolean may() {
            return over && earlierFinal && !backwards;
        }
    }

    /**
     * A book that is to be swept.
     *
     * @param offersOver whether the last cycle is final that any of its offers may have
     * @param holdOver whether the hold of that cycle is over
     * @param earlierSwept whether the book before is swept
     */
    public record Sweeping(boolean offersOver, boolean holdOver, boolean earlierSwept) {
        boolean may() {
            return offersOver && holdOver && earlierSwept;
        }
    }
}
