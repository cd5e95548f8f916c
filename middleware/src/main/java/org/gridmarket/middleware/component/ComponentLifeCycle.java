package org.gridmarket.middleware.component;

import static org.gridmarket.kernel.lifecycle.Effect.changes;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.always;
import static org.gridmarket.kernel.lifecycle.Row.row;
import static org.gridmarket.middleware.component.ComponentLifeCycle.Status.ACTIVE;
import static org.gridmarket.middleware.component.ComponentLifeCycle.Status.CREATED;
import static org.gridmarket.middleware.component.ComponentLifeCycle.Status.ENDED;
import static org.gridmarket.middleware.component.ComponentLifeCycle.Status.PASSIVE;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.NoFacts;

/** What a component goes through; its actor is the only one who moves it. */
public final class ComponentLifeCycle {
    /** Where a component stands. */
    public enum Status {
        /** Its ports are taken; nothing of it runs yet. */
        CREATED,
        /** What comes in is dealt with. */
        ACTIVE,
        /** What comes in waits. */
        PASSIVE,
        /** Nothing of it runs any more. */
        ENDED
    }

    /** Who moves a component. */
    public enum Mover {
        ACTOR
    }

    public static final Event<NoFacts> ACTIVATE = event("ACTIVATE", NoFacts.class);
    public static final Event<NoFacts> PASSIVATE = event("PASSIVATE", NoFacts.class);
    public static final Event<NoFacts> TERMINATE = event("TERMINATE", NoFacts.class);

    private static final Effect CALLS = changes();

    // spotless:off
    public static final LifeCycle<Status, Mover> TABLE = new LifeCycle<>(
            "component", CREATED, List.of(
            //  from     event      to       who          when      effect source
            row(CREATED, ACTIVATE,  ACTIVE,  Mover.ACTOR, always(), CALLS, "middleware, Components; 5.3.1"),
            row(ACTIVE,  PASSIVATE, PASSIVE, Mover.ACTOR, always(), CALLS, "middleware, Components"),
            row(PASSIVE, ACTIVATE,  ACTIVE,  Mover.ACTOR, always(), CALLS, "middleware, Components"),
            row(CREATED, TERMINATE, ENDED,   Mover.ACTOR, always(), CALLS, "middleware, Components"),
            row(ACTIVE,  TERMINATE, ENDED,   Mover.ACTOR, always(), CALLS, "middleware, Components"),
            row(PASSIVE, TERMINATE, ENDED,   Mover.ACTOR, always(), CALLS, "middleware, Components")),
            (one, other) -> one == other);
    // spotless:on

    private ComponentLifeCycle() {}
}
