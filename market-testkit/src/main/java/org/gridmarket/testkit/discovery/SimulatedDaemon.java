package org.gridmarket.testkit.discovery;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.protocol.Alarm;
import org.gridmarket.discovery.protocol.DiscoveryNode;
import org.gridmarket.discovery.protocol.Kept;
import org.gridmarket.discovery.protocol.KeptActor;
import org.gridmarket.discovery.protocol.KeptHead;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.Member;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.protocol.NodeSetting;
import org.gridmarket.discovery.protocol.Outside;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.Mandate;
import org.gridmarket.discovery.trust.DenialBook;
import org.gridmarket.discovery.trust.HeadCheck;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.gridmarket.discovery.trust.Signer;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.decision.Rejection;

/** One life of a machine's daemon: the real protocol, with the simulated world around it. */
public final class SimulatedDaemon implements Outside {
    static final SimulatedTrust TRUST = new SimulatedTrust();
    private static final long SUBSCRIBER = 1;

    final SimulatedMachine machine;
    final DiscoveryNode node;
    final DenialBook denials = new DenialBook();
    final Map<String, Member> view = new LinkedHashMap<>();
    final Signer keys;
    final long sinceMillis;
    final DiscoveryWorld world;
    boolean dead;
    int alarms;
    private long wakesAtMillis = Long.MAX_VALUE;

    SimulatedDaemon(SimulatedMachine machine, DiscoveryWorld world, int summaryNodes) {
        this.machine = machine;
        this.world = world;
        this.sinceMillis = world.nowMillis();
        this.keys = noted(new SimulatedTrust.Keys(
                SimulatedTrust.certificate(machine.keyOf, machine.organisation, Unit.OPERATOR, true), world.random()));
        NodeSetting setting =
                new NodeSetting(machine.siteName(), DiscoveryTimes.DEFAULT_LEASE_MILLIS, machine.bridge, summaryNodes);
        HeadCheck judge = new HeadCheck(TRUST, TRUST, denials, machine.siteName(), EnumSet.of(Unit.OPERATOR));
        this.node = new DiscoveryNode(setting, keys, judge, machine, machine.disk, world.random(), this, now());
    }

    private Signer noted(Signer signer) {
        return new Signer() {
            @Override
            public NodeIdentity identity() {
                return signer.identity();
            }

            @Override
            public Mandate begin(long incarnation) {
                return signer.begin(incarnation);
            }

            @Override
            public Head sign(Head.Text text) {
                Head head = signer.sign(text);
                world.ghost().issued(head);
                return head;
            }
        };
    }

    /** The subscriber is there as soon as the daemon is. */
    void begin() {
        node.subscribe(SUBSCRIBER, record -> true, machine.memory.resumed(), now());
        arrange();
    }

    /** The time of this machine's monotonic clock. */
    long now() {
        return world.nowMillis() + machine.clockMillis;
    }

    /** Sees to it that the daemon is called when something is due. */
    void arrange() {
        long due = node.dueMillis() - machine.clockMillis;
        if (!dead && due < wakesAtMillis) {
            wakesAtMillis = due;
            world.at(due, () -> wake(due));
        }
    }

    private void wake(long due) {
        if (dead || due != wakesAtMillis) {
            return;
        }
        wakesAtMillis = Long.MAX_VALUE;
        node.tick(now());
        arrange();
    }

    void receive(Member from, Message message) {
        node.receive(from, message, now());
        arrange();
    }

    void appeared(Member member) {
        view.put(member.address(), member);
        node.appeared(member, now());
        arrange();
    }

    void vanished(Member member) {
        view.remove(member.address());
        node.vanished(member, now());
        arrange();
    }

    @Override
    public void send(Member to, Message message) {
        world.send(machine.name, to.address(), message);
    }

    @Override
    public void sendAll(Link link, Message message) {
        view.values().stream().filter(member -> member.link() == link).forEach(member -> send(member, message));
    }

    @Override
    public void tell(long subscriber, Tell tell) {
        if (!(tell instanceof Tell.Complete)) {
            machine.log.add(new SimulatedMachine.Told(world.nowMillis(), tell));
            world.ghost().told(this, tell);
        }
        machine.memory.hear(tell);
        world.tells(machine, tell);
    }

    @Override
    public void keepIncarnation(long incarnation) {
        machine.disk = new Kept(incarnation, machine.disk.actors(), machine.disk.heads());
    }

    @Override
    public void keepActors(List<KeptActor> actors) {
        machine.disk = new Kept(machine.disk.incarnation(), actors, machine.disk.heads());
    }

    @Override
    public void keepHeads(List<KeptHead> heads) {
        machine.disk = new Kept(machine.disk.incarnation(), machine.disk.actors(), heads);
    }

    @Override
    public void keepHead(KeptHead head) {
        List<KeptHead> heads = new ArrayList<>(machine.disk.heads());
        heads.removeIf(each -> each.head().node().equals(head.head().node()));
        heads.add(head);
        keepHeads(heads);
    }

    @Override
    public void refused(Member from, Rejection reason) {
        world.ghost().refused(reason);
    }

    @Override
    public void alarm(Alarm alarm) {
        alarms++;
    }
}
