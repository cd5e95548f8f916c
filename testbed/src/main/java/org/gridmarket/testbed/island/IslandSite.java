package org.gridmarket.testbed.island;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.middleware.group.GroupListener;
import org.gridmarket.middleware.group.GroupTable;
import org.gridmarket.middleware.group.Member;
import org.gridmarket.testbed.island.IslandSeen.GatewayTold;
import org.gridmarket.testkit.discovery.SimulatedMachine;
import org.gridmarket.testkit.discovery.SimulatedProcess;

/**
 * A machine of the island: its controller, which is in the feeder's group, and its market agents, which want to know of gateways.
 * The controller holds the feeder to be an island while it is told of no gateway.
 */
final class IslandSite implements GroupListener {
    private final String name;
    private final Map<RecordId, String> gateways;
    private final GroupTable group;
    private final List<GatewayTold> told = new ArrayList<>();
    private final Map<RecordId, String> live = new TreeMap<>();
    private final List<String> left = new ArrayList<>();
    private Optional<Member> leader = Optional.empty();
    private int members;
    private boolean leads;

    /**
     * A machine that has begun.
     *
     * @param controller its process, with one record
     * @param controllers instances of all controllers' records
     * @param gateways of the other site, by record
     */
    IslandSite(
            SimulatedMachine machine,
            SimulatedProcess controller,
            List<String> controllers,
            Map<RecordId, String> gateways) {
        this.name = machine.name();
        this.gateways = gateways;
        var own = controller.records().getFirst();
        this.group = new GroupTable(record -> controllers.contains(record.instance()), own.life(), own.port(), this);
    }

    void hear(Tell tell, long nowMillis) {
        group.hear(tell, nowMillis);
        switch (tell) {
            case Tell.Up(var service, var head) -> up(service.id(), nowMillis);
            case Tell.Changed(var service, var head) -> up(service.id(), nowMillis);
            case Tell.Down(RecordId id, var node, Cause cause, var head) -> {
                String gateway = live.remove(id);
                if (gateway != null) {
                    told.add(new GatewayTold(name, gateway, false, cause.name(), nowMillis));
                }
            }
            case Tell.Complete complete -> {
                // says nothing of a gateway
            }
        }
    }

    private void up(RecordId id, long nowMillis) {
        String gateway = gateways.get(id);
        if (gateway != null && live.put(id, gateway) == null) {
            told.add(new GatewayTold(name, gateway, true, "", nowMillis));
        }
    }

    /** A beat of the daemon was answered. */
    void beat(long nowMillis) {
        group.heard(nowMillis);
    }

    boolean isIsland() {
        return live.isEmpty();
    }

    boolean leads() {
        return leads;
    }

    String name() {
        return name;
    }

    Optional<Member> leader() {
        return leader;
    }

    int members() {
        return members;
    }

    List<GatewayTold> told() {
        return List.copyOf(told);
    }

    List<String> left() {
        return List.copyOf(left);
    }

    @Override
    public void joined(Member member) {
        members++;
    }

    @Override
    public void left(Member member) {
        members--;
        left.add(name + " was told that " + member + " has left");
    }

    @Override
    public void leader(Optional<Member> now, boolean own) {
        leader = now;
        leads = own;
    }
}
