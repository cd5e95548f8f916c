package org.gridmarket.middleware.manager.local;

import org.gridmarket.middleware.manager.ActorId;
import org.gridmarket.middleware.manager.ActorLifeCycle;
import org.gridmarket.middleware.manager.Reason;

/**
 * One actor, to be shown to people.
 *
 * @param id which
 * @param status where it stands
 * @param reason why
 * @param sinceMillis how long it has stood there
 * @param ends how often it ended by itself, of those that still count
 * @param pid of its process; 0 when there is none
 * @param memoryBytes that it uses now
 * @param limitBytes that it may use; 0 when it is not wanted to run
 * @param lastEnd how its last process ended; empty when none did
 */
public record ActorView(
        ActorId id,
        ActorLifeCycle.Status status,
        Reason reason,
        long sinceMillis,
        int ends,
        long pid,
        long memoryBytes,
        long limitBytes,
        String lastEnd) {}
