package org.gridmarket.middleware.group;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.ServiceRecord;

/**
 * One group as one of its members sees it.
 *
 * <ol>
 *   <li>Members are whom discovery tells of, the own component too: nobody is a member by its own word.
 *   <li>The smallest member leads. In one connected part all are told of the same, so all follow the same; in a partition each
 *       part follows its own smallest (spec middleware, Groups). So what a leader does may be done twice.
 *   <li>Before discovery has told all that it knows, nobody leads: whoever comes last would hold itself to be alone.
 *   <li>Who hears nothing of a daemon for {@link GroupTimes#BLIND_MILLIS} follows nobody, and does not lead. Members stay.
 *   <li>Each change is told once. A process that was restarted has left and joined.
 * </ol>
 *
 * Time is of the machine's monotonic clock, in ms. Not for several threads.
 */
public final class GroupTable {
    private final Predicate<ServiceRecord> belongs;
    private final Life ownLife;
    private final String ownPort;
    private final GroupListener listener;
    private final Map<RecordId, Member> byRecord = new HashMap<>();
    private final TreeSet<Member> members = new TreeSet<>();
    private Optional<Member> leader = Optional.empty();
    private boolean complete;
    private boolean blind = true;
    private long heardMillis;

    /**
     * Empty, and without a leader.
     *
     * @param belongs whether a record is of a member of this group
     * @param ownLife of the own process
     * @param ownPort of the own component's record
     */
    public GroupTable(Predicate<ServiceRecord> belongs, Life ownLife, String ownPort, GroupListener listener) {
        this.belongs = belongs;
        this.ownLife = ownLife;
        this.ownPort = ownPort;
        this.listener = listener;
    }

    /** A daemon is there. */
    public void heard(long nowMillis) {
        heardMillis = nowMillis;
        blind = false;
        lead();
    }

    /** A difference of what is live. */
    public void hear(Tell tell, long nowMillis) {
        heardMillis = nowMillis;
        blind = false;
        switch (tell) {
            case Tell.Up(Service service, var head) -> up(service);
            case Tell.Changed(Service service, var head) -> up(service);
            case Tell.Down(RecordId id, var node, var cause, var head) -> down(id);
            case Tell.Complete all -> complete = true;
        }
        lead();
    }

    /** Notices that nothing was heard. */
    public void beat(long nowMillis) {
        if (nowMillis - heardMillis > GroupTimes.BLIND_MILLIS) {
            blind = true;
        }
        lead();
    }

    private void up(Service service) {
        if (!belongs.test(service.record())) {
            return;
        }
        Member member = Member.of(service);
        if (member.equals(byRecord.get(service.id()))) {
            return;
        }
        down(service.id());
        byRecord.put(service.id(), member);
        members.add(member);
        listener.joined(member);
    }

    private void down(RecordId id) {
        Member gone = byRecord.remove(id);
        if (gone != null) {
            members.remove(gone);
            listener.left(gone);
        }
    }

    private void lead() {
        Optional<Member> now =
                blind || !complete || members.isEmpty() ? Optional.empty() : Optional.of(members.first());
        if (!now.equals(leader)) {
            leader = now;
            listener.leader(now, leads());
        }
    }

    /** Who leads, as far as is known here. */
    public Optional<Member> leader() {
        return leader;
    }

    /** Whether the own component leads, as far as is known here. */
    public boolean leads() {
        return leader.filter(this::isOwn).isPresent();
    }

    private boolean isOwn(Member member) {
        return member.life().equals(ownLife) && member.port().equals(ownPort);
    }

    /** The member of a process whose messages come from this port; empty when it is none. */
    public Optional<Member> member(Life life, String port) {
        return members.stream()
                .filter(member -> member.life().equals(life) && member.port().equals(port))
                .findFirst();
    }
}
