package org.gridmarket.kernel.energy.calendar;

import static org.gridmarket.kernel.energy.calendar.IntervalEvent.CLOSE_ROUND;
import static org.gridmarket.kernel.energy.calendar.IntervalEvent.FINALISE;
import static org.gridmarket.kernel.energy.calendar.IntervalEvent.SETTLE;
import static org.gridmarket.kernel.energy.calendar.IntervalEvent.SWEEP;
import static org.gridmarket.kernel.energy.calendar.IntervalEvent.SWEEP_PORTION;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.CLOSED;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.FINALISED;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.OPEN;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.SETTLED;
import static org.gridmarket.kernel.energy.calendar.IntervalStatus.SWEPT;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;

/** OPEN -> CLOSED -> FINALISED -> SETTLED -> SWEPT. The DSO closes at the gate; after the grace anybody of the consortium may. */
public final class IntervalLifeCycle {
    static final Guard<IntervalFacts> GATE = guard("gate reached, earlier round closed", IntervalFacts::gateReached);
    static final Guard<IntervalFacts> GRACE = guard("grace over, earlier round closed", IntervalFacts::graceOver);
    static final Guard<IntervalFacts> IN_ORDER = guard("earlier interval final", IntervalFacts::earlierFinal);
    static final Guard<IntervalFacts> WINDOW_OVER =
            guard("settlement window over, every trade claimed, earlier interval settled", IntervalFacts::windowOver);
    static final Guard<IntervalFacts> SWEPT_BEFORE = guard("earlier interval swept", IntervalFacts::earlierSwept);

    // spotless:off
    public static final LifeCycle<IntervalStatus, IntervalEvent, Role, IntervalFacts> TABLE = new LifeCycle<>(
            "interval", OPEN, List.of(
            //  from       event          to         who              when          source
            row(OPEN,      CLOSE_ROUND,   CLOSED,    Role.member(Organisation.DSO),        GATE,         "energy-market, closeRound"),
            row(OPEN,      CLOSE_ROUND,   CLOSED,    Role.registered(), GRACE,        "energy-market, closeRound"),
            row(CLOSED,    FINALISE,      FINALISED, Role.anyone(),     IN_ORDER,     "energy-market, finalise"),
            row(FINALISED, SETTLE,        SETTLED,   Role.anyone(),     WINDOW_OVER,  "energy-market, sweep; docs/adr/0014"),
            row(SETTLED,   SWEEP_PORTION, SETTLED,   Role.anyone(),     SWEPT_BEFORE, "energy-market, sweep; docs/adr/0014"),
            row(SETTLED,   SWEEP,         SWEPT,     Role.anyone(),     SWEPT_BEFORE, "energy-market, sweep; docs/adr/0014")),
            Role::includes, CalendarRejection.TRANSITION_NOT_ALLOWED);
    // spotless:on

    private IntervalLifeCycle() {}
}
