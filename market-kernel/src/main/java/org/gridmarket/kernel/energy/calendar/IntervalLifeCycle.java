package org.gridmarket.kernel.energy.calendar;

import static org.gridmarket.kernel.energy.calendar.IntervalStatus.CLOSED;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.FINALISED;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.OPEN;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.SETTLED;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.SWEPT;
import static org.gridmarket.kernel.lifecycle.Effect.changes;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;

/** OPEN -> CLOSED -> FINALISED -> SETTLED -> SWEPT. The DSO closes at the gate; after the grace anybody of the consortium may. */
public final class IntervalLifeCycle {
    public static final Event<IntervalFacts.Closing> CLOSE_ROUND = event("CLOSE_ROUND", IntervalFacts.Closing.class);
    public static final Event<IntervalFacts.Finalising> FINALISE = event("FINALISE", IntervalFacts.Finalising.class);
    public static final Event<IntervalFacts.Settling> SETTLE = event("SETTLE", IntervalFacts.Settling.class);

    /** Deletes a portion of what is over, and some is left. */
    public static final Event<IntervalFacts.SweepingPortion> SWEEP_PORTION =
            event("SWEEP_PORTION", IntervalFacts.SweepingPortion.class);

    /** Deletes the last of what is over. */
    public static final Event<IntervalFacts.SweepingPortion> SWEEP =
            event("SWEEP", IntervalFacts.SweepingPortion.class);

    private static final Guard<IntervalFacts.Closing> GATE =
            guard("gate reached, earlier round closed", IntervalFacts.Closing::gateReached);
    private static final Guard<IntervalFacts.Closing> GRACE =
            guard("grace over, earlier round closed", IntervalFacts.Closing::graceOver);
    private static final Guard<IntervalFacts.Finalising> IN_ORDER =
            guard("earlier interval final", IntervalFacts.Finalising::earlierFinal);
    private static final Guard<IntervalFacts.Settling> WINDOW_OVER = guard(
            "settlement window over, every trade claimed, earlier interval settled",
            IntervalFacts.Settling::windowOver);
    private static final Guard<IntervalFacts.SweepingPortion> IN_SEQUENCE =
            guard("earlier interval swept", IntervalFacts.SweepingPortion::earlierSwept);

    private static final Effect SEALS = changes("sealed").tells("RoundClosed");
    private static final Effect FIXES = changes("final", "trade", "booking").tells("Finalised");
    private static final Effect SETTLES = changes("settled").tells("Settled");
    private static final String[] WHAT_IS_OVER = {
        "trade", "claimed", "final", "retired", "retiredcredit", "mixopening", "mixdraw", "mixlock", "mixmessage",
        "offer", "void", "candidate", "solution", "certificate", "sums", "turns", "solutioncommitment", "operation",
        "swept"
    };
    private static final Effect DELETES = changes(WHAT_IS_OVER);
    private static final Effect SWEEPS = DELETES.tells("Swept");

    private static final Role DSO = Role.member(Organisation.DSO);
    private static final Role REGISTERED = Role.registered();
    private static final Role ANYONE = Role.anyone();

    // spotless:off
    public static final LifeCycle<IntervalStatus, Role> TABLE = new LifeCycle<>(
            "interval", OPEN, List.of(
            //  from       event          to         who         when         effect   source
            row(OPEN,      CLOSE_ROUND,   CLOSED,    DSO,        GATE,        SEALS,       "energy-market, closeRound"),
            row(OPEN,      CLOSE_ROUND,   CLOSED,    REGISTERED, GRACE,       SEALS,       "energy-market, closeRound"),
            row(CLOSED,    FINALISE,      FINALISED, ANYONE,     IN_ORDER,    FIXES, "energy-market, finalise"),
            row(FINALISED, SETTLE,        SETTLED,   ANYONE,     WINDOW_OVER, SETTLES, "energy-market, sweep; docs/adr/0014"),
            row(SETTLED,   SWEEP_PORTION, SETTLED,   ANYONE,     IN_SEQUENCE, DELETES, "energy-market, sweep; docs/adr/0014"),
            row(SETTLED,   SWEEP,         SWEPT,     ANYONE,     IN_SEQUENCE, SWEEPS,  "energy-market, sweep; docs/adr/0014")),
            Role::includes);
    // spotless:on

    private IntervalLifeCycle() {}
}
