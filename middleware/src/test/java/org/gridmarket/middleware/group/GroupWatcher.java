package org.gridmarket.middleware.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.testkit.discovery.SimulatedMachine;
import org.gridmarket.testkit.discovery.SimulatedProcess;
import org.jspecify.annotations.Nullable;

/** A machine of a history: what its daemon tells, and the member of the group that listens, if there is one. */
final class GroupWatcher implements GroupListener {
    final SimulatedMachine machine;

    /** What discovery tells here now. */
    final Map<RecordId, Service> told = new LinkedHashMap<>();

    /** Members as the own one was told of them. */
    final TreeSet<Member> members = new TreeSet<>();

    final List<String> broken = new ArrayList<>();
    private final List<Tell> whileHung = new ArrayList<>();
    private Optional<Member> leader = Optional.empty();
    private boolean complete;
    private boolean firstTelling;

    @Nullable SimulatedProcess process;

    @Nullable GroupTable table;

    long daemonGoneMillis;

    GroupWatcher(SimulatedMachine machine) {
        this.machine = machine;
    }

    /** Whether its member is at work; one that hangs is not, and hears later. */
    boolean works() {
        return process != null && process.isAlive() && !process.isHung();
    }

    /** A member begins: its own record is what the daemon has told first, all others follow. */
    void begin(SimulatedProcess started, long nowMillis) {
        process = started;
        members.clear();
        leader = Optional.empty();
        whileHung.clear();
        ServiceRecord own = started.records().getFirst();
        GroupTable made = new GroupTable(record -> true, own.life(), own.port(), this);
        table = made;
        List<Service> all = new ArrayList<>(told.values());
        all.sort((one, other) ->
                Boolean.compare(other.record().equals(own), one.record().equals(own)));
        firstTelling = true;
        all.forEach(service -> made.hear(new Tell.Up(service, HeadKey.NONE), nowMillis));
        firstTelling = false;
        if (complete) {
            made.hear(new Tell.Complete(), nowMillis);
        }
    }

    void hear(Tell tell, long nowMillis) {
        switch (tell) {
            case Tell.Up(Service service, var head) -> told.put(service.id(), service);
            case Tell.Changed(Service service, var head) -> told.put(service.id(), service);
            case Tell.Down(RecordId id, var node, var cause, var head) -> told.remove(id);
            case Tell.Complete all -> complete = true;
        }
        GroupTable now = table;
        if (process != null && process.isHung()) {
            whileHung.add(tell);
        } else if (now != null) {
            now.hear(tell, nowMillis);
        }
    }

    void wake(long nowMillis) {
        GroupTable now = table;
        if (now != null) {
            whileHung.forEach(tell -> now.hear(tell, nowMillis));
        }
        whileHung.clear();
    }

    /** Each turn of the member's loop; whether the daemon has answered a beat within the last second. */
    void turn(long nowMillis) {
        GroupTable now = table;
        if (now == null || !works()) {
            return;
        }
        if (machine.isOn()) {
            now.heard(nowMillis);
        }
        now.beat(nowMillis);
        if (now.leads() && told.values().stream().noneMatch(this::isOwn)) {
            broken.add("leads, and discovery does not tell of it");
        }
        if (!machine.isOn()
                && nowMillis - daemonGoneMillis > GroupTimes.BLIND_MILLIS + GroupHistory.TURN_MILLIS
                && now.leader().isPresent()) {
            broken.add("follows somebody, and has no daemon for " + (nowMillis - daemonGoneMillis) + " ms");
        }
    }

    private boolean isOwn(Service service) {
        return process != null && service.record().equals(process.records().getFirst());
    }

    @Override
    public void joined(Member member) {
        if (!members.add(member)) {
            broken.add("is told twice that " + member + " has joined");
        }
    }

    @Override
    public void left(Member member) {
        if (!members.remove(member)) {
            broken.add("is told that " + member + " has left, which was not there");
        }
    }

    @Override
    public void leader(Optional<Member> now, boolean own) {
        if (firstTelling) {
            broken.add("follows " + now + " before all members are told");
        }
        if (now.equals(leader)) {
            broken.add("is told twice that " + now + " leads");
        }
        if (now.isPresent() && !members.contains(now.get())) {
            broken.add("follows " + now.get() + ", which is no member");
        }
        leader = now;
    }
}
