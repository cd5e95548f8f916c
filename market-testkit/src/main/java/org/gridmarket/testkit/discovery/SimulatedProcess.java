package org.gridmarket.testkit.discovery;

import java.util.List;
import org.gridmarket.discovery.protocol.Actor;
import org.gridmarket.discovery.record.ServiceRecord;
import org.jspecify.annotations.Nullable;

/** A process on a machine: an actor that announces services, or somebody else's. */
public final class SimulatedProcess {
    static final String ACTOR = "actor";

    final Actor actor;
    List<ServiceRecord> records;
    boolean alive = true;
    boolean hung;

    /** The daemon that it has sent its list to. */
    @Nullable SimulatedDaemon connected;

    SimulatedProcess(long pid, long startedMillis, List<ServiceRecord> records) {
        this.actor = new Actor(ACTOR, pid, startedMillis);
        this.records = List.copyOf(records);
    }

    public long pid() {
        return actor.pid();
    }

    public boolean isAlive() {
        return alive;
    }

    public boolean isHung() {
        return hung;
    }

    public List<ServiceRecord> records() {
        return records;
    }
}
