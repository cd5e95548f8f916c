package org.gridmarket.middleware.manager;

import static org.gridmarket.kernel.lifecycle.Effect.changes;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.always;
import static org.gridmarket.kernel.lifecycle.Row.row;
import static org.gridmarket.middleware.manager.ActorLifeCycle.Status.ACTIVE;
import static org.gridmarket.middleware.manager.ActorLifeCycle.Status.ENDED;
import static org.gridmarket.middleware.manager.ActorLifeCycle.Status.FAILED;
import static org.gridmarket.middleware.manager.ActorLifeCycle.Status.FETCHED;
import static org.gridmarket.middleware.manager.ActorLifeCycle.Status.STARTING;
import static org.gridmarket.middleware.manager.ActorLifeCycle.Status.STOPPING;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.NoFacts;

/** What an actor's process goes through on a machine. Whatever happens, {@link Reconciliation} is the only one who moves it. */
public final class ActorLifeCycle {
    /** Where an actor stands. */
    public enum Status {
        /** Its package is here; nothing of it was started under this order. */
        FETCHED,
        /** Its process is there, its components do not run yet. */
        STARTING,
        /** Its components run. */
        ACTIVE,
        /** Its process was asked to end. */
        STOPPING,
        /** No process of it is there. */
        ENDED,
        /** It ended too often, and stays down until the next order. */
        FAILED
    }

    /** Who moves an actor. */
    public enum Mover {
        NODE
    }

    /** A process is started. */
    public static final Event<NoFacts> START = event("START", NoFacts.class);

    /** A process is found that nobody of this life of the daemon has started. */
    public static final Event<NoFacts> FIND = event("FIND", NoFacts.class);

    /** Its components run. */
    public static final Event<NoFacts> READY = event("READY", NoFacts.class);

    /** It is asked to end. */
    public static final Event<NoFacts> STOP = event("STOP", NoFacts.class);

    /** Its process is gone. */
    public static final Event<NoFacts> GONE = event("GONE", NoFacts.class);

    /** It has ended too often. */
    public static final Event<NoFacts> GIVE_UP = event("GIVE_UP", NoFacts.class);

    /** A newer order came. */
    public static final Event<NoFacts> ORDER = event("ORDER", NoFacts.class);

    /** The daemon began anew, on the same run of the machine: whether what it began to start is there is to be seen. */
    public static final Event<NoFacts> RESUME = event("RESUME", NoFacts.class);

    /** The machine began anew: no process of before is there. */
    public static final Event<NoFacts> REBOOT = event("REBOOT", NoFacts.class);

    private static final Effect PROCESS = changes();
    private static final String PAGE = "middleware, Application manager";

    // spotless:off
    public static final LifeCycle<Status, Mover> TABLE = new LifeCycle<>(
            "actor", FETCHED, List.of(
            //  from      event    to        who         when      effect   source
            row(FETCHED,  START,   STARTING, Mover.NODE, always(), PROCESS, PAGE),
            row(FETCHED,  FIND,    STARTING, Mover.NODE, always(), PROCESS, PAGE),
            row(FETCHED,  STOP,    STOPPING, Mover.NODE, always(), PROCESS, PAGE),
            row(STARTING, READY,   ACTIVE,   Mover.NODE, always(), PROCESS, PAGE),
            row(STARTING, STOP,    STOPPING, Mover.NODE, always(), PROCESS, PAGE),
            row(STARTING, GONE,    ENDED,    Mover.NODE, always(), PROCESS, PAGE),
            row(STARTING, RESUME,  FETCHED,  Mover.NODE, always(), PROCESS, PAGE),
            row(STARTING, REBOOT,  FETCHED,  Mover.NODE, always(), PROCESS, PAGE),
            row(ACTIVE,   STOP,    STOPPING, Mover.NODE, always(), PROCESS, PAGE),
            row(ACTIVE,   GONE,    ENDED,    Mover.NODE, always(), PROCESS, PAGE),
            row(ACTIVE,   REBOOT,  FETCHED,  Mover.NODE, always(), PROCESS, PAGE),
            row(STOPPING, GONE,    ENDED,    Mover.NODE, always(), PROCESS, PAGE),
            row(STOPPING, REBOOT,  FETCHED,  Mover.NODE, always(), PROCESS, PAGE),
            row(ENDED,    START,   STARTING, Mover.NODE, always(), PROCESS, PAGE),
            row(ENDED,    FIND,    STARTING, Mover.NODE, always(), PROCESS, PAGE),
            row(ENDED,    STOP,    STOPPING, Mover.NODE, always(), PROCESS, PAGE),
            row(ENDED,    GIVE_UP, FAILED,   Mover.NODE, always(), PROCESS, PAGE),
            row(ENDED,    ORDER,   FETCHED,  Mover.NODE, always(), PROCESS, PAGE),
            row(ENDED,    REBOOT,  FETCHED,  Mover.NODE, always(), PROCESS, PAGE),
            row(FAILED,   ORDER,   FETCHED,  Mover.NODE, always(), PROCESS, PAGE)),
            (one, other) -> one == other);
    // spotless:on

    private ActorLifeCycle() {}

    static Status after(Status from, Event<NoFacts> event) {
        return TABLE.follow(from, event, Mover.NODE, NoFacts.NONE);
    }
}
