package org.gridmarket.kernel.energy.calendar;

import static org.gridmarket.kernel.energy.calendar.IntervalEvent.CLOSE_ROUND;
import static org.gridmarket.kernel.energy.calendar.IntervalEvent.FINALISE;
import static org.gridmarket.kernel.energy.calendar.IntervalEvent.SWEEP;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.CLOSED;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.FINALISED;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.OPEN;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.SWEPT;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.Role;

/** OPEN -> CLOSED -> FINALISED -> SWEPT. The DSO closes at the gate; after the grace anybody of the consortium may. */
public final class IntervalLifeCycle {
    static final Guard<IntervalFacts> GATE = guard("gate reached, earlier round closed", IntervalFacts::gateReached);
    static final Guard<IntervalFacts> GRACE = guard("grace over, earlier round closed", IntervalFacts::graceOver);
    static final Guard<IntervalFacts> IN_ORDER = guard("earlier interval final", IntervalFacts::earlierFinal);
    static final Guard<IntervalFacts> SETTLED =
            guard("settlement window over, every trade claimed, earlier interval swept", IntervalFacts::windowOver);

    // spotless:off
    public static final LifeCycle<IntervalStatus, IntervalEvent, Role, IntervalFacts> TABLE = new LifeCycle<>(
            "interval", OPEN, List.of(
            //  from       event        to         who              when      source
            row(OPEN,      CLOSE_ROUND, CLOSED,    Role.DSO,        GATE,     "energy-market, closeRound"),
            row(OPEN,      CLOSE_ROUND, CLOSED,    Role.REGISTERED, GRACE,    "energy-market, closeRound"),
            row(CLOSED,    FINALISE,    FINALISED, Role.ANYONE,     IN_ORDER, "energy-market, finalise"),
            row(FINALISED, SWEEP,       SWEPT,     Role.ANYONE,     SETTLED,  "energy-market, sweep")),
            Role::includes, CalendarRejection.TRANSITION_NOT_ALLOWED);
    // spotless:on

    private IntervalLifeCycle() {}
}
