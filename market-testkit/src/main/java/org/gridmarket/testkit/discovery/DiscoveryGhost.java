package org.gridmarket.testkit.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.protocol.NodeEntry;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.Scope;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.VerifiedHead;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** Knows what is true, and compares it with what subscribers are told: guarantees M1 to M7. */
public final class DiscoveryGhost {
    private static final long LEASE = DiscoveryTimes.DEFAULT_LEASE_MILLIS;
    private static final long REMOTE = DiscoveryTimes.remote(LEASE);
    private static final long NEVER = Long.MIN_VALUE / 4;

    /** For processes that are looked at, heads that wait for a beat, sweeps. */
    private static final long SLACK_MILLIS = 1_500;

    private final DiscoveryWorld world;
    private final List<DiscoveryViolation> violations = new ArrayList<>();
    private final Map<ServiceRecord, Long> overSince = new HashMap<>();
    private final Map<RecordId, SimulatedMachine> owners = new HashMap<>();
    private final Map<Bytes, Long> issuedMillis = new HashMap<>();
    private final Map<Pair, Long> heardMillis = new HashMap<>();
    private final Map<Pair, HeadKey> toldFrom = new HashMap<>();
    private final Map<Fall, HeadKey> fell = new HashMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final Set<NodeId> keysTwice = new LinkedHashSet<>();

    private record Pair(String machine, NodeId node) {}

    private record Fall(String machine, RecordId id) {}

    DiscoveryGhost(DiscoveryWorld world) {
        this.world = world;
    }

    // ---- what happens

    void issued(Head head) {
        issuedMillis.put(head.signature(), world.nowMillis());
    }

    void offered(RecordId id, SimulatedMachine owner) {
        owners.putIfAbsent(id, owner);
    }

    void over(SimulatedProcess process) {
        process.records.forEach(record -> overSince.putIfAbsent(record, world.nowMillis()));
    }

    void again(SimulatedProcess process) {
        process.records.forEach(record -> overSince.remove(record));
    }

    /** While two machines announce under one key, nothing is promised of what they announce; of all others everything is. */
    public void keyTwice(NodeId node) {
        keysTwice.add(node);
    }

    void refused(Rejection reason) {
        refusals.merge(reason.code().name(), 1, Integer::sum);
    }

    /** A head arrives; it counts when it is newer and its mandate and its content come along or are held. */
    void heard(SimulatedDaemon daemon, Message.Copy copy) {
        Long issued = issuedMillis.get(copy.head().signature());
        Bytes wanted = copy.head().contentFor(daemon.machine.siteName());
        NodeEntry entry = entry(daemon, copy.head().node());
        boolean held = entry != null && entry.holds(wanted);
        boolean brought = copy.content() != null && copy.content().hash().equals(wanted);
        boolean newer = entry == null
                || (!entry.newest().key().isAfter(copy.head().key())
                        && copy.head().key().isAfter(entry.ended()));
        if (issued != null && newer && (held || brought) && isVouchedFor(daemon, copy)) {
            heardMillis.merge(new Pair(daemon.machine.name, copy.head().node()), issued, Math::max);
        }
    }

    /** Whether the receiver can tell who signed it. */
    private static boolean isVouchedFor(SimulatedDaemon daemon, Message.Copy copy) {
        NodeEntry entry = entry(daemon, copy.head().node());
        return copy.mandate() != null
                || (entry != null
                        && entry.verified() != null
                        && entry.newest()
                                .text()
                                .mandate()
                                .equals(copy.head().text().mandate()));
    }

    private static @Nullable NodeEntry entry(SimulatedDaemon daemon, NodeId node) {
        return daemon.node.find(node).orElse(null);
    }

    /** A subscriber is told something. */
    void told(SimulatedDaemon daemon, Tell tell) {
        switch (tell) {
            case Tell.Up(Service service, HeadKey head) -> toldThere(daemon, service, true);
            case Tell.Changed(Service service, HeadKey head) -> toldThere(daemon, service, false);
            case Tell.Down down -> toldDown(daemon, down);
            case Tell.Complete complete -> {
                // says nothing of a service
            }
        }
    }

    private void toldThere(SimulatedDaemon daemon, Service service, boolean fresh) {
        String at = daemon.machine.name;
        NodeEntry entry = entry(daemon, service.node());
        if (entry == null || !entry.isLive() || keysTwice.contains(service.node())) {
            return;
        }
        Pair pair = new Pair(at, service.node());
        HeadKey before = toldFrom.getOrDefault(pair, HeadKey.NONE);
        if (before.isAfter(entry.held()) && overSince.containsKey(service.record())) {
            broken(DiscoveryGuarantee.M6, at + " told of " + named(service.id()) + " from an older head");
        }
        HeadKey fall = fell.getOrDefault(new Fall(at, service.id()), HeadKey.NONE);
        if (fresh && !entry.held().isAfter(fall) && !fall.equals(HeadKey.NONE)) {
            broken(
                    DiscoveryGuarantee.M6,
                    at + " told " + named(service.id()) + " up again by head " + entry.held() + ", and it fell with "
                            + fall);
        }
        toldFrom.merge(pair, entry.held(), HeadKey::max);
    }

    private void toldDown(SimulatedDaemon daemon, Tell.Down down) {
        SimulatedMachine at = daemon.machine;
        SimulatedMachine owner = owner(down.id());
        NodeEntry entry = entry(daemon, down.node());
        Pair pair = new Pair(at.name, down.node());
        Service last = at.memory.services().get(down.id());
        if (last == null || keysTwice.contains(down.node())) {
            return; // told twice shows in the log
        }
        if (entry != null && entry.isLive()) {
            boolean old = toldFrom.getOrDefault(pair, HeadKey.NONE).isAfter(entry.held());
            if (!old && !entry.services().containsKey(down.id())) {
                return; // its owner's own word
            }
            toldFrom.merge(pair, entry.held(), HeadKey::max);
        }
        if (owner == at) {
            return;
        }
        if (entry != null) {
            fell.put(new Fall(at.name, down.id()), entry.newest().key());
        }
        if (isTrue(owner, last) && !at.isDenied() && !(owner.diskLost && isFresh(owner))) {
            long silent = world.nowMillis() - heardMillis.getOrDefault(pair, NEVER);
            long doubt = DiscoveryTimes.doubt(LEASE) - (world.weather().slow() > 0 ? 1_600 : 300);
            if (silent < doubt) {
                broken(
                        DiscoveryGuarantee.M3,
                        at.name + " told " + named(down.id()) + " down (" + down.cause() + "); last head " + silent
                                + " ms ago");
            }
        }
    }

    private boolean isTrue(SimulatedMachine owner, Service service) {
        SimulatedDaemon daemon = owner.running();
        return daemon != null
                && !owner.isDenied()
                && !overSince.containsKey(service.record())
                && daemon.node.services().values().stream()
                        .anyMatch(each -> each.record().equals(service.record()));
    }

    private boolean isFresh(SimulatedMachine machine) {
        return world.nowMillis() - machine.upSinceMillis < DiscoveryWorld.TOLD_ANEW_MILLIS;
    }

    // ---- what is looked at

    /** M2 and M5, at any time; {@code slackMillis} for loss, delays and a liar. */
    public void look(long slackMillis) {
        for (SimulatedMachine machine : world.machines()) {
            SimulatedDaemon daemon = machine.running();
            if (daemon != null && !machine.isDenied()) {
                machine.memory.services().values().forEach(service -> lookAt(daemon, service, slackMillis));
                daemon.node.nodes().forEach(entry -> lookAt(daemon, entry));
            }
        }
    }

    private void lookAt(SimulatedDaemon daemon, Service service, long slackMillis) {
        Long over = overSince.get(service.record());
        if (over == null || keysTwice.contains(service.node())) {
            return;
        }
        SimulatedMachine owner = owner(service.id());
        boolean near = owner.site == daemon.machine.site;
        NodeEntry entry = entry(daemon, service.node());
        boolean seen = daemon.machine == owner
                || (entry != null && entry.isLive() && entry.services().containsKey(service.id()));
        long began = daemon.sinceMillis + (seen ? 0 : near ? LEASE : REMOTE);
        long since = Math.max(Math.max(over, owner.isOn() ? owner.upSinceMillis : 0), began);
        long bound = DiscoveryTimes.ACTOR_SILENT_MILLIS + (near ? LEASE : LEASE + REMOTE) + SLACK_MILLIS + slackMillis;
        if (world.nowMillis() - since > bound && !isHeldBack(daemon, service)) {
            broken(
                    DiscoveryGuarantee.M2,
                    daemon.machine.name + " tells of " + named(service.id()) + ", dead for "
                            + (world.nowMillis() - over) + " ms");
        }
    }

    /** What a node announces that lost its disk is told after the time for which floors hold (rule 11). */
    private boolean isHeldBack(SimulatedDaemon daemon, Service service) {
        NodeEntry entry = entry(daemon, service.node());
        return entry != null
                && world.nowMillis() - daemon.sinceMillis < REMOTE + SLACK_MILLIS
                && daemon.machine.memory.resumed().floors().stream()
                        .anyMatch(floor -> floor.node().equals(service.node())
                                && floor.head().isAfter(entry.held()));
    }

    private void lookAt(SimulatedDaemon daemon, NodeEntry entry) {
        if (!entry.isLive()) {
            return;
        }
        VerifiedHead verified = entry.verified();
        if (verified == null
                || !issuedMillis.containsKey(verified.head().signature())
                || daemon.denials.denies(verified.identity())) {
            broken(DiscoveryGuarantee.M5, daemon.machine.name + " believes in " + entry.node());
        }
    }

    /** M4, over all lives of all daemons. */
    public void lookAtLogs() {
        for (SimulatedMachine machine : world.machines()) {
            Map<RecordId, ServiceRecord> state = new LinkedHashMap<>();
            for (SimulatedMachine.Told told : machine.log) {
                String twice = twice(state, told.tell());
                if (!twice.isEmpty()) {
                    violations.add(new DiscoveryViolation(
                            DiscoveryGuarantee.M4, told.atMillis(), machine.name + " is told " + twice));
                    break;
                }
            }
        }
    }

    private String twice(Map<RecordId, ServiceRecord> state, Tell tell) {
        return switch (tell) {
            case Tell.Up(Service service, HeadKey head) ->
                state.put(service.id(), service.record()) == null ? "" : "up twice: " + named(service.id());
            case Tell.Changed(Service service, HeadKey head) -> {
                ServiceRecord before = state.put(service.id(), service.record());
                yield before != null && !before.equals(service.record())
                        ? ""
                        : "of a change that is none: " + named(service.id());
            }
            case Tell.Down down -> state.remove(down.id()) != null ? "" : "down twice: " + named(down.id());
            case Tell.Complete complete -> "";
        };
    }

    /** M1: everybody tells exactly what is true in its part. */
    public void lookAfterQuiet() {
        disagreements().forEach(detail -> broken(DiscoveryGuarantee.M1, detail));
    }

    /** Who tells something else than what is true in its part. */
    public List<String> disagreements() {
        List<SimulatedMachine> there = world.machines().stream()
                .filter(machine -> machine.isOn() && !machine.isDenied())
                .toList();
        List<String> found = new ArrayList<>();
        for (SimulatedMachine machine : there) {
            Set<SimulatedMachine> reached = reachedFrom(machine);
            Map<RecordId, ServiceRecord> wanted = new TreeMap<>();
            for (SimulatedMachine other : there) {
                if (reached.contains(other)) {
                    truths(other, other.site == machine.site)
                            .forEach(record -> wanted.put(record.id(other.node()), record));
                }
            }
            Map<RecordId, ServiceRecord> told = new TreeMap<>();
            machine.memory.services().forEach((id, service) -> told.put(id, service.record()));
            if (!told.equals(wanted)) {
                found.add(machine.name + " " + difference(wanted, told));
            }
        }
        return found;
    }

    private String difference(Map<RecordId, ServiceRecord> wanted, Map<RecordId, ServiceRecord> told) {
        Set<String> missing = new TreeSet<>();
        wanted.keySet().stream().filter(id -> !told.containsKey(id)).forEach(id -> missing.add(named(id)));
        Set<String> more = new TreeSet<>();
        told.keySet().stream().filter(id -> !wanted.containsKey(id)).forEach(id -> more.add(named(id)));
        Set<String> other = new TreeSet<>();
        told.forEach((id, print) -> {
            if (wanted.containsKey(id) && !print.equals(wanted.get(id))) {
                other.add(named(id));
            }
        });
        return "misses " + missing + ", has too many " + more + ", others " + other;
    }

    private static List<ServiceRecord> truths(SimulatedMachine machine, boolean near) {
        return machine.alive().stream()
                .filter(process -> !process.hung)
                .flatMap(process -> process.records.stream())
                .filter(record -> near || record.scope() == Scope.GLOBAL)
                .toList();
    }

    private Set<SimulatedMachine> reachedFrom(SimulatedMachine machine) {
        Set<SimulatedMachine> reached = new LinkedHashSet<>(Set.of(machine));
        Deque<SimulatedMachine> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            SimulatedMachine from = open.remove();
            for (SimulatedMachine to : world.machines()) {
                if (!reached.contains(to) && world.areJoined(from, to) && to.isOn() && !to.isDenied()) {
                    reached.add(to);
                    open.add(to);
                }
            }
        }
        return reached;
    }

    /** A guarantee is broken. */
    public void broken(DiscoveryGuarantee guarantee, String detail) {
        violations.add(new DiscoveryViolation(guarantee, world.nowMillis(), detail));
    }

    private String named(RecordId id) {
        return id.toString().substring(0, 6) + " of " + owner(id).name;
    }

    private SimulatedMachine owner(RecordId id) {
        SimulatedMachine owner = owners.get(id);
        if (owner == null) {
            throw new IllegalStateException("nobody has offered " + id);
        }
        return owner;
    }

    public List<DiscoveryViolation> violations() {
        return List.copyOf(violations);
    }

    /** How often heads were refused, by code. */
    public Map<String, Integer> refusals() {
        return Map.copyOf(refusals);
    }
}
