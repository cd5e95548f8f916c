package org.gridmarket.middleware.component;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.group.Member;

/** A group as its component knows it. In the component's thread only. */
final class JoinedGroup<M extends Record> implements Group<M> {
    private final String port;
    private final Traffic traffic;
    private final Messages<M> messages;
    private final ComponentCounts counts;
    private final Events<M> events;
    private final SortedSet<Member> members = new TreeSet<>();
    private Optional<Member> leader = Optional.empty();
    private boolean leads;

    /** @param port group and its name, parted by a dot */
    JoinedGroup(String port, Traffic traffic, Messages<M> messages, ComponentCounts counts, Events<M> events) {
        this.port = port;
        this.traffic = traffic;
        this.messages = messages;
        this.counts = counts;
        this.events = events;
    }

    void message(Member from, Bytes message) {
        messages.read(message).ifPresent(read -> events.message(from, read));
    }

    void joined(Member member) {
        members.add(member);
        events.joined(member);
    }

    void left(Member member) {
        members.remove(member);
        events.left(member);
    }

    /** @param own whether the component itself leads */
    void leader(Optional<Member> now, boolean own) {
        leader = now;
        leads = own;
        events.leader(now);
    }

    @Override
    public boolean send(M message) {
        return counts.counted(traffic.publish(port, messages.write(message)));
    }

    @Override
    public boolean send(Member to, M message) {
        return counts.counted(traffic.tell(port, to, messages.write(message)));
    }

    @Override
    public boolean sendToLeader(M message) {
        return leader.isPresent() && send(leader.get(), message);
    }

    @Override
    public SortedSet<Member> members() {
        return Collections.unmodifiableSortedSet(members);
    }

    @Override
    public Optional<Member> leader() {
        return leader;
    }

    @Override
    public boolean leads() {
        return leads;
    }
}
