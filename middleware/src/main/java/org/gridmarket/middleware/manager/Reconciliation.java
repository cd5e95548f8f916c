package org.gridmarket.middleware.manager;

import org.gridmarket.middleware.manager.ActorLifeCycle.Status;

/**
 * One step of one actor from what is seen to what is wanted: where it stands next, and what is to be done. Without process,
 * clock or disk. Whoever calls it keeps {@link Step#next} on the disk and then does {@link Step#act}; a crash between the two,
 * or before or behind them, costs a step and no more, since the next step begins with what is seen.
 *
 * <p>No process is ever started while one is seen. One that is not seen although it is there, since its daemon was killed while
 * it began, takes the actor's lock before it does anything: two of them cannot both have it.
 */
public final class Reconciliation {
    private Reconciliation() {}

    /** What is to be done to the machine. */
    public enum Act {
        NOTHING,
        /** Start a process, as {@link Wish.Run} wants it. */
        START,
        /** Ask the process to end. */
        END,
        /** End it without asking. */
        KILL
    }

    /**
     * What a step decides.
     *
     * @param next where the actor stands
     * @param act what to do, once that is on the disk
     */
    public record Step(ManagedActor next, Act act) {}

    /** The step at a moment of the machine's monotonic clock. */
    public static Step step(ManagedActor before, Wish wish, Sight sight, long nowMillis) {
        ManagedActor actor = before.under(wish.number(), nowMillis);
        return switch (sight) {
            case Sight.Nobody nobody -> withoutProcess(actor, wish, nowMillis);
            case Sight.Alive alive -> withProcess(actor, wish, alive, nowMillis);
        };
    }

    private static Step withoutProcess(ManagedActor actor, Wish wish, long now) {
        return switch (actor.status()) {
            case STARTING, ACTIVE ->
                new Step(actor.counted(now).moved(ActorLifeCycle.GONE, Reason.ENDED, now), Act.NOTHING);
            case STOPPING -> new Step(actor.moved(ActorLifeCycle.GONE, actor.reason(), now), Act.NOTHING);
            case FETCHED, ENDED -> wish instanceof Wish.Run ? toRun(actor, now) : new Step(actor, Act.NOTHING);
            case FAILED -> new Step(actor, Act.NOTHING);
        };
    }

    private static Step toRun(ManagedActor actor, long now) {
        if (actor.status() == Status.ENDED && actor.isWornOut()) {
            Reason why = actor.reason() == Reason.LIMIT_MEMORY ? Reason.LIMIT_MEMORY : Reason.TOO_MANY_ENDS;
            return new Step(actor.moved(ActorLifeCycle.GIVE_UP, why, now), Act.NOTHING);
        }
        return now < actor.dueMillis()
                ? new Step(actor, Act.NOTHING)
                : new Step(actor.moved(ActorLifeCycle.START, Reason.STARTED, now), Act.START);
    }

    private static Step withProcess(ManagedActor actor, Wish wish, Sight.Alive seen, long now) {
        return switch (actor.status()) {
            case STOPPING -> stopping(actor, now);
            case FAILED -> new Step(actor, Act.KILL); // one that a killed daemon had begun to start
            case FETCHED, ENDED ->
                isWanted(wish, seen)
                        ? new Step(actor.moved(ActorLifeCycle.FIND, Reason.ADOPTED, now), Act.NOTHING)
                        : unwanted(actor, wish, now);
            case STARTING -> isWanted(wish, seen) ? starting(actor, seen, now) : unwanted(actor, wish, now);
            case ACTIVE -> isWanted(wish, seen) ? active(actor, wish, seen, now) : unwanted(actor, wish, now);
        };
    }

    private static boolean isWanted(Wish wish, Sight.Alive seen) {
        return wish instanceof Wish.Run run && run.launch().equals(seen.launch());
    }

    private static Step unwanted(ManagedActor actor, Wish wish, long now) {
        return ended(actor, wish instanceof Wish.Run ? Reason.OTHER_LAUNCH : Reason.NOT_WANTED, now);
    }

    private static Step ended(ManagedActor actor, Reason why, long now) {
        return new Step(actor.moved(ActorLifeCycle.STOP, why, now), Act.END);
    }

    private static Step starting(ManagedActor actor, Sight.Alive seen, long now) {
        if (seen.ready()) {
            return new Step(actor.moved(ActorLifeCycle.READY, actor.reason(), now), Act.NOTHING);
        }
        return now - actor.sinceMillis() >= ManagerLimits.START_MILLIS
                ? ended(actor.counted(now), Reason.NOT_READY, now)
                : new Step(actor, Act.NOTHING);
    }

    private static Step active(ManagedActor actor, Wish wish, Sight.Alive seen, long now) {
        boolean over = wish instanceof Wish.Run run && seen.memoryBytes() > run.memoryBytes();
        return over ? ended(actor.counted(now), Reason.LIMIT_MEMORY, now) : new Step(actor, Act.NOTHING);
    }

    /** Again and again, since what was asked may be lost with the daemon that asked it; asked twice, a process ends once. */
    private static Step stopping(ManagedActor actor, long now) {
        return new Step(actor, now - actor.sinceMillis() >= ManagerLimits.STOP_MILLIS ? Act.KILL : Act.END);
    }
}
