package org.gridmarket.middleware.manager;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.middleware.manager.ActorLifeCycle.Status;

/**
 * Where an actor stands, as the disk keeps it. Times are of the machine's monotonic clock, which begins with the machine, so
 * that they hold over lives of the daemon and end with {@link #rebooted}. Immutable.
 *
 * @param id which actor
 * @param status where it stands
 * @param sinceMillis since when
 * @param number of the order under which it stands there; 0 before the first
 * @param ends when its process ended by itself, the last {@link ManagerLimits#ENDS_MILLIS} only
 * @param streak how often it ended since it last ran for that long
 * @param reason why it stands there
 */
public record ManagedActor(
        ActorId id, Status status, long sinceMillis, long number, List<Long> ends, int streak, Reason reason) {
    /** The pause is the longest by far after so many ends. */
    private static final int LONGEST_STREAK = 16;

    public ManagedActor {
        ends = List.copyOf(ends);
    }

    /** One that was never started here. */
    public static ManagedActor fetched(ActorId id, long nowMillis) {
        return new ManagedActor(id, Status.FETCHED, nowMillis, 0, List.of(), 0, Reason.WAITS);
    }

    /** Moved as the table says. */
    ManagedActor moved(Event<NoFacts> event, Reason why, long nowMillis) {
        return new ManagedActor(id, ActorLifeCycle.after(status, event), nowMillis, number, ends, streak, why);
    }

    /** With one more end that nobody wanted. */
    ManagedActor counted(long nowMillis) {
        boolean ranLong = status == Status.ACTIVE && nowMillis - sinceMillis >= ManagerLimits.ENDS_MILLIS;
        List<Long> counted = new ArrayList<>(ends);
        counted.removeIf(each -> nowMillis - each >= ManagerLimits.ENDS_MILLIS);
        counted.add(nowMillis);
        int more = Math.min(LONGEST_STREAK, ranLong ? 1 : streak + 1);
        return new ManagedActor(id, status, sinceMillis, number, counted, more, reason);
    }

    /** Under a newer order, which forgets what has failed. */
    ManagedActor under(long newer, long nowMillis) {
        if (newer <= number) {
            return this;
        }
        boolean over = status == Status.ENDED || status == Status.FAILED;
        ManagedActor renewed = over ? moved(ActorLifeCycle.ORDER, Reason.WAITS, nowMillis) : this;
        return new ManagedActor(id, renewed.status, renewed.sinceMillis, newer, List.of(), 0, renewed.reason);
    }

    /** Whether it has ended as often as is borne. */
    boolean isWornOut() {
        return ends.size() >= ManagerLimits.ENDS;
    }

    /** When it may be started. */
    long dueMillis() {
        return status == Status.ENDED && streak > 0
                ? sinceMillis
                        + Math.min(ManagerLimits.LONGEST_PAUSE_MILLIS, ManagerLimits.FIRST_PAUSE_MILLIS << (streak - 1))
                : Long.MIN_VALUE;
    }

    /**
     * As the next life of the daemon begins with it. What it had begun to start is there or not, and is no end of its own; what
     * ran goes on, or has ended meanwhile, which the first look tells; what was to be ended is still ended.
     */
    public ManagedActor resumed(long nowMillis) {
        return switch (status) {
            case STARTING -> moved(ActorLifeCycle.RESUME, Reason.WAITS, nowMillis);
            case ACTIVE -> new ManagedActor(id, status, sinceMillis, number, ends, streak, Reason.ADOPTED);
            case FETCHED, STOPPING, ENDED, FAILED -> this;
        };
    }

    /** As the daemon begins with it after the machine began anew: nothing runs, and what failed stays so. */
    public ManagedActor rebooted(long nowMillis) {
        ManagedActor moved = status == Status.FETCHED || status == Status.FAILED
                ? this
                : moved(ActorLifeCycle.REBOOT, Reason.WAITS, nowMillis);
        return new ManagedActor(id, moved.status, nowMillis, number, List.of(), 0, moved.reason);
    }
}
