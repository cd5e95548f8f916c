package org.gridmarket.middleware.manager;

import java.util.List;
import org.gridmarket.middleware.manager.ActorLifeCycle.Status;
import org.gridmarket.middleware.manager.Reconciliation.Act;
import org.gridmarket.middleware.manager.Reconciliation.Step;

/** The rules as they are, and wordings of them that some history has to break. */
enum Wording {
    AS_IT_IS,
    /** A process does not take its actor's lock. */
    NO_LOCK,
    /** Whatever is found alive goes on. */
    ADOPTS_ANYTHING {
        @Override
        Step step(ManagedActor actor, Wish wish, Sight sight, long now) {
            boolean found = sight instanceof Sight.Alive && wish instanceof Wish.Run;
            return found
                    ? super.step(actor, wish, relaunched((Sight.Alive) sight, (Wish.Run) wish), now)
                    : super.step(actor, wish, sight, now);
        }

        private Sight relaunched(Sight.Alive seen, Wish.Run run) {
            return new Sight.Alive(run.launch(), seen.ready(), seen.memoryBytes());
        }
    },
    /** What is found alive is ended and started anew. */
    ADOPTS_NOTHING {
        @Override
        Step step(ManagedActor actor, Wish wish, Sight sight, long now) {
            Step step = super.step(actor, wish, sight, now);
            return step.next().status() == Status.STARTING
                            && step.act() == Act.NOTHING
                            && actor.status() != Status.STARTING
                    ? new Step(actor.moved(ActorLifeCycle.STOP, Reason.OTHER_LAUNCH, now), Act.END)
                    : step;
        }
    },
    /** However often it ends, it is started again. */
    COUNTS_NO_ENDS {
        @Override
        Step step(ManagedActor actor, Wish wish, Sight sight, long now) {
            Step step = super.step(actor, wish, sight, now);
            ManagedActor next = step.next();
            return new Step(
                    new ManagedActor(
                            next.id(),
                            next.status(),
                            next.sinceMillis(),
                            next.number(),
                            List.of(),
                            next.streak(),
                            next.reason()),
                    step.act());
        }
    },
    /** Whoever does not end when asked is asked once, and never killed. */
    ASKS_ONLY {
        @Override
        Step step(ManagedActor actor, Wish wish, Sight sight, long now) {
            Step step = super.step(actor, wish, sight, now);
            return step.act() == Act.KILL ? new Step(step.next(), Act.END) : step;
        }
    };

    Step step(ManagedActor actor, Wish wish, Sight sight, long now) {
        return Reconciliation.step(actor, wish, sight, now);
    }
}
