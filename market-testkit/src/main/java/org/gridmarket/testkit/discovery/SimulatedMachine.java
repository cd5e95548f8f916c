package org.gridmarket.testkit.discovery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.gridmarket.discovery.client.SubscriberMemory;
import org.gridmarket.discovery.protocol.Kept;
import org.gridmarket.discovery.protocol.Processes;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.party.Organisation;
import org.jspecify.annotations.Nullable;

/** What survives a daemon: processes, disk, and a subscriber with what it was told. */
public final class SimulatedMachine implements Processes {
    /** What the subscriber was told, and when. */
    public record Told(long atMillis, Tell tell) {}

    final String name;

    /** Whose key it has: its own name, or that of the machine whose disk was copied. */
    final String keyOf;

    final Organisation organisation;
    final int site;
    final boolean bridge;

    /** Its monotonic clock minus virtual time: it began when the machine did. */
    final long clockMillis;

    final Map<Long, SimulatedProcess> processes = new LinkedHashMap<>();
    final List<Told> log = new ArrayList<>();
    SubscriberMemory memory = new SubscriberMemory();
    Kept disk = Kept.NOTHING;

    @Nullable SimulatedDaemon daemon;

    long upSinceMillis;
    long nextPid = 100;
    boolean diskLost;

    @Nullable Long deniedMillis;

    SimulatedMachine(String name, String keyOf, Organisation organisation, int site, boolean bridge, long clockMillis) {
        this.name = name;
        this.keyOf = keyOf;
        this.organisation = organisation;
        this.site = site;
        this.bridge = bridge;
        this.clockMillis = clockMillis;
    }

    public String name() {
        return name;
    }

    public NodeId node() {
        return SimulatedTrust.nodeOf(SimulatedTrust.keyOf(keyOf));
    }

    String siteName() {
        return "site" + site;
    }

    /** Whether its daemon runs. */
    public boolean isOn() {
        return daemon != null && !daemon.dead;
    }

    /** Its daemon, while there is one. */
    @Nullable SimulatedDaemon running() {
        SimulatedDaemon now = daemon;
        return now == null || now.dead ? null : now;
    }

    boolean isDenied() {
        return deniedMillis != null;
    }

    List<SimulatedProcess> alive() {
        return processes.values().stream().filter(SimulatedProcess::isAlive).toList();
    }

    @Override
    public OptionalLong startOf(long pid) {
        SimulatedProcess process = processes.get(pid);
        return process == null || !process.alive
                ? OptionalLong.empty()
                : OptionalLong.of(process.actor.startedMillis());
    }
}
