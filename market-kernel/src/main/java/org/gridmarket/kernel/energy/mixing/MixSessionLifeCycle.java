package org.gridmarket.kernel.energy.mixing;

import static org.gridmarket.kernel.energy.mixing.MixSessionStatus.ABANDONED;
import static org.gridmarket.kernel.energy.mixing.MixSessionStatus.MIXED;
import static org.gridmarket.kernel.energy.mixing.MixSessionStatus.RUNNING;
import static org.gridmarket.kernel.energy.mixing.MixSessionStatus.UNKNOWN;
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

/**
 * UNKNOWN -> RUNNING, run after run, -> MIXED or ABANDONED. Anybody who reaches a relay may move it on: what he brings is
 * evidence, signatures of all participants, or nothing. Rows stay until the first interval of the window is swept.
 */
public final class MixSessionLifeCycle {
    public static final Event<Opening> OPEN = event("OPEN", Opening.class);

    /** A participant's message that the board withholds stands on the ledger. */
    public static final Event<Posting> POST_MESSAGE = event("POST_MESSAGE", Posting.class);

    /** A run is void, and the next begins. */
    public static final Event<Aborting> ABORT = event("ABORT", Aborting.class);

    /** A run is void, and none can follow. */
    public static final Event<Aborting> ABANDON = event("ABANDON", Aborting.class);

    public static final Event<Committing> COMMIT = event("COMMIT", Committing.class);

    private static final Guard<Opening> ENOUGH =
            guard("joins closed, mixing not over, enough of a circle", Opening::isDue);
    private static final Guard<Posting> IN_TIME = guard("the current run, in time", Posting::inTime);
    private static final Guard<Aborting> GOES_ON = guard("evidence against the current run", Aborting::goesOn);
    private static final Guard<Aborting> NO_MORE = guard(
            "evidence against the current run; too few left, no board or run left, or mixing over", Aborting::ends);
    private static final Guard<Committing> SIGNED =
            guard("the current run, in time, signed by all participants", Committing::signedInTime);

    private static final Effect OPENS =
            changes("mixlock", "mixjoin", "mixopening").tells("MixOpened");
    private static final Effect STORES = changes("mixmessage").tells("MixMessagePosted");
    private static final Effect VOIDS = changes("mixlock", "mixstrikes").tells("MixAborted");
    private static final Effect HANDS_OUT =
            changes("mixlock", "mixjoin", "account").tells("MixCommitted");

    private static final Role ANYONE = Role.anyone();

    // spotless:off
    public static final LifeCycle<MixSessionStatus, Role> TABLE = new LifeCycle<>(
            "mix-session", UNKNOWN, List.of(
            //  from     event         to         who     when     effect     source
            row(UNKNOWN, OPEN,         RUNNING,   ANYONE, ENOUGH,  OPENS,     "anonymity, Mixing"),
            row(RUNNING, POST_MESSAGE, RUNNING,   ANYONE, IN_TIME, STORES,    "anonymity, Blame"),
            row(RUNNING, ABORT,        RUNNING,   ANYONE, GOES_ON, VOIDS,     "anonymity, Blame"),
            row(RUNNING, ABANDON,      ABANDONED, ANYONE, NO_MORE, VOIDS,     "anonymity, Blame"),
            row(RUNNING, COMMIT,       MIXED,     ANYONE, SIGNED,  HANDS_OUT, "anonymity, Mixing")),
            Role::includes);
    // spotless:on

    private MixSessionLifeCycle() {}

    /**
     * A session that is to be opened.
     *
     * @param joinBookSealed whether nobody can join any more
     * @param over whether mixing of its window has ended
     * @param participants who are in it
     * @param least k_min
     */
    public record Opening(boolean joinBookSealed, boolean over, int participants, int least) {
        boolean isDue() {
            return joinBookSealed && !over && participants >= least;
        }
    }

    /**
     * A message for a run.
     *
     * @param current whether its run is the one that goes on
     * @param over whether mixing of its window has ended
     */
    public record Posting(boolean current, boolean over) {
        boolean inTime() {
            return current && !over;
        }
    }

    /**
     * A run that is to be void.
     *
     * @param current whether it is the one that goes on
     * @param proved whether the evidence proves a fault of participants or of the board
     * @param last whether no run can follow
     */
    public record Aborting(boolean current, boolean proved, boolean last) {
        boolean goesOn() {
            return current && proved && !last;
        }

        boolean ends() {
            return current && proved && last;
        }
    }

    /**
     * A joint transaction.
     *
     * @param current whether its run is the one that goes on
     * @param over whether mixing of its window has ended
     * @param signed whether all participants have signed it
     */
    public record Committing(boolean current, boolean over, boolean signed) {
        boolean signedInTime() {
            return current && !over && signed;
        }
    }
}
