package org.gridmarket.middleware.group;

import java.util.Comparator;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.ServiceRecord;

/**
 * A component that has joined a group. The smallest one leads: by its node's id first (spec middleware, Groups), then, on one
 * machine, by its actor and its port.
 *
 * @param node its machine
 * @param actor its kind of actor
 * @param instance which of several such actors on that machine
 * @param port instance of the component, group and name of the group, parted by dots
 * @param life of its process: after a restart it is another member
 */
public record Member(NodeId node, String actor, String instance, String port, Life life) implements Comparable<Member> {
    private static final Comparator<Member> ORDER = Comparator.comparing(Member::node)
            .thenComparing(Member::actor)
            .thenComparing(Member::instance)
            .thenComparing(Member::port)
            .thenComparing(member -> member.life().random());

    static Member of(Service service) {
        ServiceRecord record = service.record();
        return new Member(service.node(), record.actor(), record.instance(), record.port(), record.life());
    }

    /** Its component's instance within its actor. */
    public String component() {
        int dot = port.indexOf('.');
        return dot < 0 ? port : port.substring(0, dot);
    }

    @Override
    public int compareTo(Member other) {
        return ORDER.compare(this, other);
    }

    /** For people. */
    @Override
    public String toString() {
        return actor + "-" + instance + "." + component() + "@" + node;
    }
}
