package org.gridmarket.middleware.actor;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.middleware.component.ComponentLimits;
import org.gridmarket.middleware.component.ComponentRun;
import org.gridmarket.middleware.component.Traffic;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.group.Member;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of an actor that speaks with others. Components hand over what they send; it hands them what comes in. It never
 * waits for a component, and no component waits for it.
 */
final class ActorLoop implements Links.Receiver {
    private static final long TURN_MILLIS = 50;
    private static final long BEAT_MILLIS = 200;

    /** A port of one of the actor's components. */
    private record Place(ComponentRun component, String port) {}

    /** What is known once all components have taken their ports and joined their groups. */
    private record Wiring(ActorPorts ports, OwnRoutes routes, ActorGroups groups) {}

    private final ActorRecords own;
    private final Links links;
    private final MachineClock clock;
    private final Map<String, ComponentRun> components;
    private final OpenQuestions questions = new OpenQuestions();
    private final LeavingLine leaving = new LeavingLine();

    /** As many as there are differences of live records: discovery bounds them. */
    private final Queue<Neighbours> heard = new ConcurrentLinkedQueue<>();

    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Wiring wiring;
    private @Nullable PeerTable peers;
    private long beatMillis;
    private volatile long turnMillis;
    private volatile Set<String> answerable = Set.of();
    private volatile ActorCounts counts = ActorCounts.NONE;

    /** @param components by their instance; all of the actor's when it begins */
    ActorLoop(ActorRecords own, Links links, MachineClock clock, Map<String, ComponentRun> components) {
        this.own = own;
        this.links = links;
        this.clock = clock;
        this.components = components;
        this.turnMillis = clock.monotonicMillis();
    }

    /** Before it goes round. */
    void wire(ActorPorts ports) {
        wiring = new Wiring(ports, new OwnRoutes(ports, own.life()), new ActorGroups(own, ports, components));
    }

    private Wiring wired() {
        Wiring known = wiring;
        if (known == null) {
            throw new IllegalStateException("actor " + own.name() + " has not begun: nobody can be asked yet");
        }
        return known;
    }

    /** Goes round until {@link #close}. */
    void run() {
        try {
            while (closing.getCount() > 0) {
                links.await(TURN_MILLIS, this);
                long now = clock.monotonicMillis();
                turnMillis = now;
                hearAll(now);
                leaving.send();
                if (now - beatMillis >= BEAT_MILLIS) {
                    beatMillis = now;
                    beat(now);
                }
            }
        } finally {
            ended.countDown();
        }
    }

    private void beat(long now) {
        PeerTable known = peers;
        if (known != null) {
            known.beat(now);
        }
        wired().groups().beat(now);
        questions.beat(now);
        lookWhoAnswers();
    }

    private void hearAll(long now) {
        for (Neighbours each = heard.poll(); each != null; each = heard.poll()) {
            switch (each) {
                case Neighbours.Here here -> {
                    if (peers == null) {
                        peers = new PeerTable(own, here.node(), wired().ports(), new Effects());
                    }
                    wired().groups().heard(now);
                }
                case Neighbours.Heard heardNow -> wired().groups().heard(now);
                case Neighbours.Told told -> {
                    PeerTable known = peers;
                    if (known != null) {
                        known.hear(told.tell(), now);
                    }
                    wired().groups().hear(told.tell(), now);
                }
            }
            lookWhoAnswers();
        }
    }

    private void lookWhoAnswers() {
        PeerTable known = peers;
        answerable = known == null ? Set.of() : known.providers().answerable();
    }

    /** From any thread. */
    void hear(Neighbours tell) {
        heard.add(tell);
        links.wake();
    }

    /** Whether it has gone round within the last seconds. */
    boolean isWell() {
        return clock.monotonicMillis() - turnMillis < ComponentLimits.LINK_SILENT_MILLIS;
    }

    ActorCounts counts() {
        return counts;
    }

    void close() throws InterruptedException {
        closing.countDown();
        links.wake();
        ended.await();
    }

    private boolean leave(long bytes, Runnable work) {
        boolean taken = leaving.offer(bytes, work);
        if (taken) {
            links.wake();
        }
        return taken;
    }

    /** What a component of this actor hands over. */
    Traffic trafficOf(String instance) {
        return new Traffic() {
            @Override
            public boolean publish(String port, Bytes message) {
                return leave(message.length(), () -> send(instance + "." + port, message));
            }

            @Override
            public boolean ask(String port, Bytes question, Consumer<Optional<Bytes>> ends) {
                OwnRoutes.Question route = wired().routes().question(instance + "." + port);
                boolean there = !route.inside().isEmpty()
                        || answerable.contains(route.need().name());
                return there && leave(question.length(), () -> put(route, question, ends));
            }

            @Override
            public boolean tell(String port, Member to, Bytes message) {
                return leave(message.length(), () -> tellMember(instance + "." + port, to, message));
            }

            @Override
            public boolean answer(Caller caller, Bytes answer) {
                return leave(answer.length(), () -> give(caller, answer));
            }
        };
    }

    private void send(String name, Bytes message) {
        OwnRoutes.Publication route = wired().routes().publication(name);
        route.inside().forEach(need -> deliver(need, own.life(), name, message));
        PeerTable known = peers;
        if (known != null) {
            known.consumers().subscribers(name).forEach(peer -> count(links.toConsumer(peer, route.header(), message)));
        }
    }

    private void count(boolean taken) {
        if (!taken) {
            counts = counts.oneDropped();
        }
    }

    /** @param from port of whoever sends it */
    private void deliver(ActorPorts.Need need, Life peer, String from, Bytes message) {
        ActorGroups groups = wired().groups();
        if (!groups.has(need.name())) {
            component(need.instance()).message(need.port(), message);
        } else if (!groups.deliver(need.name(), peer, from, message)) {
            counts = counts.oneStrange();
        }
    }

    private void tellMember(String name, Member to, Bytes message) {
        PeerTable known = peers;
        if (to.life().equals(own.life())) {
            told(own.life(), new LinkMessage.Told(name, to.port()), message);
        } else if (known != null && known.consumers().subscribers(name).contains(to.life())) {
            count(links.toConsumer(to.life(), new LinkMessage.Told(name, to.port()).bytes(), message));
        } else {
            count(false);
        }
    }

    private void told(Life peer, LinkMessage.Told header, Bytes message) {
        if (!wired().groups().deliver(header.member(), peer, header.port(), message)) {
            counts = counts.oneStrange();
        }
    }

    /** @param name instance and port */
    private Place place(String name) {
        int dot = name.indexOf('.');
        return new Place(component(name.substring(0, dot)), name.substring(dot + 1));
    }

    private ComponentRun component(String instance) {
        ComponentRun component = components.get(instance);
        if (component == null) {
            throw new IllegalArgumentException("the actor has no component " + instance);
        }
        return component;
    }

    private void put(OwnRoutes.Question route, Bytes question, Consumer<Optional<Bytes>> ends) {
        ActorPorts.Need need = route.need();
        PeerTable known = peers;
        Optional<Providers.Target> target = known == null
                ? route.inside().stream().findFirst()
                : known.providers().next(need.name(), route.inside());
        if (target.isEmpty()) {
            ends.accept(Optional.empty());
            return;
        }
        Life asked = target.get().peer();
        long number = questions.ask(asked, need.manyAnswers(), clock.monotonicMillis(), ends);
        String port = target.get().port();
        boolean taken = asked.equals(own.life())
                ? arrive(
                        port, new Traffic.Caller(own.name(), own.life().random().toHex(), port, number), question)
                : links.toProvider(asked, new LinkMessage.Asked(port, number).bytes(), question);
        if (!taken) {
            questions.end(number);
        }
    }

    private boolean arrive(String port, Traffic.Caller caller, Bytes question) {
        Place at = place(port);
        return at.component().question(at.port(), caller, question);
    }

    private void give(Traffic.Caller caller, Bytes answer) {
        Life asker = new Life(Bytes.hex(caller.peer()));
        if (asker.equals(own.life())) {
            questions.answered(asker, caller.question(), answer);
        } else {
            count(links.toConsumer(asker, new LinkMessage.Answered(caller.question()).bytes(), answer));
        }
    }

    @Override
    public void fromProvider(Life peer, Bytes header, Bytes message) {
        PeerTable known = peers;
        LinkMessage read = read(header);
        if (known == null || read == null) {
            return;
        }
        switch (read) {
            case LinkMessage.Has has -> {
                known.providers().hear(peer, has, clock.monotonicMillis());
                lookWhoAnswers();
            }
            case LinkMessage.Published(String port) ->
                known.providers().subscribers(peer, port).forEach(need -> deliver(need, peer, port, message));
            case LinkMessage.Told told -> told(peer, told, message);
            case LinkMessage.Answered(long question) -> questions.answered(peer, question, message);
            case LinkMessage.Wants wants -> counts = counts.oneStrange();
            case LinkMessage.Asked asked -> counts = counts.oneStrange();
        }
    }

    @Override
    public void fromConsumer(Life peer, Bytes header, Bytes message) {
        PeerTable known = peers;
        LinkMessage read = read(header);
        if (known == null || read == null) {
            return;
        }
        switch (read) {
            case LinkMessage.Wants wants -> known.consumers().hear(peer, wants, clock.monotonicMillis());
            case LinkMessage.Asked(String port, long question) -> {
                String actor = known.consumers().actor(peer, port);
                if (actor.isEmpty()) {
                    counts = counts.oneStrange();
                } else {
                    arrive(port, new Traffic.Caller(actor, peer.random().toHex(), port, question), message);
                }
            }
            case LinkMessage.Has has -> counts = counts.oneStrange();
            case LinkMessage.Published published -> counts = counts.oneStrange();
            case LinkMessage.Told told -> counts = counts.oneStrange();
            case LinkMessage.Answered answered -> counts = counts.oneStrange();
        }
    }

    private @Nullable LinkMessage read(Bytes header) {
        try {
            return LinkMessage.read(header);
        } catch (MalformedException none) {
            counts = counts.oneUnreadable();
            return null;
        }
    }

    /** What the table of peers wants done. */
    private final class Effects implements LinkEffects {
        private final Bytes nothing = Bytes.of(new byte[0]);

        @Override
        public void connect(Life peer, Endpoint endpoint) {
            links.connect(peer, endpoint);
        }

        @Override
        public void disconnect(Life peer) {
            links.disconnect(peer);
        }

        @Override
        public void admit(Map<Life, Admission> admitted) {
            links.admit(admitted);
        }

        @Override
        public void toProvider(Life peer, LinkMessage message) {
            count(links.toProvider(peer, message.bytes(), nothing));
        }

        @Override
        public void toConsumer(Life peer, LinkMessage message) {
            count(links.toConsumer(peer, message.bytes(), nothing));
        }

        @Override
        public void peerUp(String port, String actor) {
            Place at = place(port);
            at.component().peerUp(at.port(), actor);
        }

        @Override
        public void peerDown(String port, String actor) {
            Place at = place(port);
            at.component().peerDown(at.port(), actor);
        }

        @Override
        public void gone(Life peer) {
            questions.gone(peer);
        }
    }
}
