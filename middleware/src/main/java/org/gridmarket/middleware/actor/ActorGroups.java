package org.gridmarket.middleware.actor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.component.ComponentRun;
import org.gridmarket.middleware.group.GroupListener;
import org.gridmarket.middleware.group.GroupTable;
import org.gridmarket.middleware.group.Member;

/**
 * The groups that components of an actor have joined. A member is announced like a publisher, and hears all others like a
 * subscriber; a message to one of them names it. In the loop's thread only.
 */
final class ActorGroups {
    private record Joined(ComponentRun component, String port, GroupTable table) {}

    private final Map<String, Joined> groups = new LinkedHashMap<>();

    /** @param components by their instance */
    ActorGroups(ActorRecords own, ActorPorts ports, Map<String, ComponentRun> components) {
        for (ActorPorts.Need need : ports.groups()) {
            ComponentRun component = components.get(need.instance());
            if (component == null) {
                throw new IllegalArgumentException("the actor has no component " + need.instance());
            }
            GroupTable table = new GroupTable(
                    record -> ActorRecords.fits(need.wire(), record),
                    own.life(),
                    need.name(),
                    new Told(component, need.port()));
            groups.put(need.name(), new Joined(component, need.port(), table));
        }
    }

    void heard(long nowMillis) {
        groups.values().forEach(each -> each.table().heard(nowMillis));
    }

    void hear(Tell tell, long nowMillis) {
        groups.values().forEach(each -> each.table().hear(tell, nowMillis));
    }

    void beat(long nowMillis) {
        groups.values().forEach(each -> each.table().beat(nowMillis));
    }

    boolean has(String port) {
        return groups.containsKey(port);
    }

    /**
     * Hands a message to a component.
     *
     * @param port of the component, which has joined the group
     * @param from port of whoever sends it
     * @return whether it is of a member
     */
    boolean deliver(String port, Life peer, String from, Bytes message) {
        Joined to = groups.get(port);
        if (to == null) {
            return false;
        }
        Optional<Member> member = to.table().member(peer, from);
        member.ifPresent(sender -> to.component().groupMessage(to.port(), sender, message));
        return member.isPresent();
    }

    /** Tells a component. */
    private record Told(ComponentRun component, String port) implements GroupListener {
        @Override
        public void joined(Member member) {
            component.groupJoined(port, member);
        }

        @Override
        public void left(Member member) {
            component.groupLeft(port, member);
        }

        @Override
        public void leader(Optional<Member> leader, boolean own) {
            component.groupLeader(port, leader, own);
        }
    }
}
