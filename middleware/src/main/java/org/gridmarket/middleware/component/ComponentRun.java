package org.gridmarket.middleware.component;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.component.ComponentLifeCycle.Mover;
import org.gridmarket.middleware.component.ComponentLifeCycle.Status;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.group.Member;
import org.gridmarket.middleware.model.ComponentType;
import org.gridmarket.middleware.model.PortType;
import org.gridmarket.process.FatalErrors;
import org.jspecify.annotations.Nullable;

/**
 * One component at work: one thread, in which all its handlers run one after the other (M8). Whatever comes in waits in bounded
 * lines; other threads only put it there. An {@link Error} of a handler ends the process, which is restarted; an exception does
 * not.
 */
public final class ComponentRun {
    private static final Logger LOG = System.getLogger(ComponentRun.class.getName());

    /** How long a component without a timer waits before it looks again; a signal comes before. */
    private static final long LOOK_MILLIS = 3_600_000;

    private final String instance;
    private final ComponentType type;
    private final MachineClock clock;
    private final FatalErrors fatal;
    private final ComponentCounts counts = new ComponentCounts();
    private final TakenPorts ports;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final WorkQueue queue;
    private final List<TimerSlot> timers = new ArrayList<>();
    private final Map<String, Long> within = new HashMap<>();
    private Status wanted = Status.CREATED;
    private Status status = Status.CREATED;
    private @Nullable Component component;

    /**
     * Of an instance of an actor; {@link #ports()} are to be taken before it begins.
     *
     * @param traffic takes what it sends
     * @param budget of what waits in the actor
     */
    public ComponentRun(
            String instance,
            ComponentType type,
            Traffic traffic,
            Budget budget,
            MachineClock clock,
            FatalErrors fatal) {
        this.instance = instance;
        this.type = type;
        this.clock = clock;
        this.fatal = fatal;
        this.queue = new WorkQueue(type.ports().stream().map(PortType::name).toList(), type.scheduler(), budget);
        this.ports = new TakenPorts(type, traffic, counts, this);
        for (PortType port : type.ports()) {
            within.put(port.name(), withinOf(port));
        }
    }

    private static long withinOf(PortType port) {
        return switch (port) {
            case PortType.Publisher publisher -> PortType.NO_DEADLINE;
            case PortType.Subscriber subscriber -> subscriber.withinMillis();
            case PortType.Dialogue dialogue -> dialogue.withinMillis();
            case PortType.Timer timer -> timer.withinMillis();
            case PortType.Inside inside -> PortType.NO_DEADLINE;
        };
    }

    public String instance() {
        return instance;
    }

    public Ports ports() {
        return ports;
    }

    public ComponentCounts.Seen counts() {
        return counts.seen();
    }

    /** Begins with the component that has taken the ports. */
    public void begin(Component made) {
        ports.refuseUntaken(instance);
        locked(() -> component = made);
        follow(ComponentLifeCycle.ACTIVATE, Component::activate);
        fatal.vital("component-" + instance, this::run).start();
    }

    /** What comes in waits from now on. */
    public void passivate() {
        follow(ComponentLifeCycle.PASSIVATE, Component::passivate);
    }

    /** What has waited is dealt with. */
    public void activate() {
        follow(ComponentLifeCycle.ACTIVATE, Component::activate);
    }

    /** Ends after the handler that runs now. */
    public void terminate() {
        follow(ComponentLifeCycle.TERMINATE, Component::terminate);
    }

    private void follow(Event<NoFacts> event, Consumer<Component> handler) {
        locked(() -> {
            Component made = component;
            if (made == null) {
                throw new IllegalStateException("component " + instance + " has not begun");
            }
            Status to = ComponentLifeCycle.TABLE.follow(wanted, event, Mover.ACTOR, NoFacts.NONE);
            wanted = to;
            control(() -> move(to, () -> handler.accept(made)));
        });
    }

    /** Whether it has ended within so many ms. */
    public boolean awaitEnd(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** A message at a subscriber; false, and counted, when there is no room. */
    public boolean message(String port, Bytes message) {
        Consumer<Bytes> handler = ports.subscriber(port);
        return offer(port, message.length(), () -> handler.accept(message));
    }

    /** A question at a server, replier or answerer; false, and counted, when there is no room. */
    public boolean question(String port, Traffic.Caller caller, Bytes question) {
        BiConsumer<Bytes, Traffic.Caller> handler = ports.service(port);
        return offer(port, question.length(), () -> handler.accept(question, caller));
    }

    /** What a member of a group has sent; false, and counted, when there is no room. */
    public boolean groupMessage(String port, Member from, Bytes message) {
        JoinedGroup<?> group = ports.group(port);
        return offer(port, message.length(), () -> group.message(from, message));
    }

    public void groupJoined(String port, Member member) {
        JoinedGroup<?> group = ports.group(port);
        locked(() -> control(() -> group.joined(member)));
    }

    public void groupLeft(String port, Member member) {
        JoinedGroup<?> group = ports.group(port);
        locked(() -> control(() -> group.left(member)));
    }

    /** @param own whether this component leads */
    public void groupLeader(String port, Optional<Member> leader, boolean own) {
        JoinedGroup<?> group = ports.group(port);
        locked(() -> control(() -> group.leader(leader, own)));
    }

    /** The groups that its component has joined. */
    public List<GroupName> groups() {
        return ports.joined();
    }

    public void peerUp(String port, String actor) {
        ports.peers(port).ifPresent(peers -> locked(() -> control(() -> peers.up(actor))));
    }

    public void peerDown(String port, String actor) {
        ports.peers(port).ifPresent(peers -> locked(() -> control(() -> peers.down(actor))));
    }

    /** Something that has come in. */
    boolean offer(String port, long bytes, Runnable handler) {
        lock.lock();
        try {
            boolean room = wanted != Status.ENDED
                    && queue.offer(new WorkQueue.Work(port, bytes, clock.monotonicMillis(), handler));
            if (!room) {
                counts.countDropped();
            }
            changed.signal();
            return room;
        } finally {
            lock.unlock();
        }
    }

    /** While its ports are taken. */
    void addTimer(TimerSlot timer) {
        timers.add(timer);
    }

    /** While its ports are taken: messages of a group wait in a line of their own. */
    void addLine(String port) {
        if (component != null) {
            throw new IllegalStateException("component " + instance + " has begun; groups are joined before");
        }
        queue.add(port);
    }

    /** Sets a sporadic timer, from any thread. */
    void set(Consumer<Long> now) {
        locked(() -> {
            now.accept(clock.monotonicMillis());
            changed.signal();
        });
    }

    private void control(Runnable handler) {
        queue.offer(new WorkQueue.Work(WorkQueue.CONTROL, 0, clock.monotonicMillis(), handler));
        changed.signal();
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    /** Runs in the component's thread. */
    private void move(Status to, Runnable handler) {
        boolean begins = status == Status.CREATED;
        if (to == Status.ACTIVE) {
            handler.run();
        }
        locked(() -> {
            status = to;
            if (begins) {
                timers.forEach(timer -> timer.ticks.begin(clock.monotonicMillis()));
            }
        });
        if (to != Status.ACTIVE) {
            handler.run();
        }
    }

    private void run() {
        try {
            for (Optional<WorkQueue.Work> work = await(); work.isPresent(); work = await()) {
                handle(work.get());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            locked(queue::clear);
            ended.countDown();
        }
    }

    /** The next thing to do; empty at the end. */
    private Optional<WorkQueue.Work> await() throws InterruptedException {
        lock.lock();
        try {
            while (status != Status.ENDED) {
                long now = clock.monotonicMillis();
                if (status == Status.ACTIVE) {
                    timers.forEach(timer -> timer.fire(now, queue));
                }
                Optional<WorkQueue.Work> work = queue.next(status == Status.ACTIVE);
                if (work.isPresent()) {
                    return work;
                }
                long millis = status == Status.ACTIVE ? nextTick() - now : LOOK_MILLIS;
                boolean signalled = changed.await(Math.clamp(millis, 1, LOOK_MILLIS), TimeUnit.MILLISECONDS);
                LOG.log(Level.TRACE, "{0} goes on, signalled {1}", instance, signalled);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private long nextTick() {
        return timers.stream()
                .mapToLong(timer -> timer.ticks.nextMillis())
                .min()
                .orElse(TimerTicks.NEVER);
    }

    private void handle(WorkQueue.Work work) {
        try {
            work.handler().run();
            counts.countHandled();
        } catch (RuntimeException mistake) {
            counts.countThrown();
            LOG.log(
                    Level.ERROR,
                    "component " + instance + " of type " + type.name() + " threw at port '" + work.port() + "'",
                    mistake);
        }
        long took = clock.monotonicMillis() - work.arrivedMillis();
        long allowed = within.getOrDefault(work.port(), PortType.NO_DEADLINE);
        if (allowed != PortType.NO_DEADLINE && took > allowed) {
            counts.countLate();
            tellLate(new Ports.Late(work.port(), took));
        }
    }

    private void tellLate(Ports.Late late) {
        try {
            ports.late(late);
        } catch (RuntimeException mistake) {
            counts.countThrown();
            LOG.log(Level.ERROR, "component " + instance + " threw when it was told that it is late", mistake);
        }
    }
}
