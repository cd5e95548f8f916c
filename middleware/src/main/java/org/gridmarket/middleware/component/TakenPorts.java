package org.gridmarket.middleware.component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.model.ComponentType;
import org.gridmarket.middleware.model.PortType;
import org.gridmarket.middleware.model.PortType.Role;
import org.jspecify.annotations.Nullable;

/** The ports of a component and what it does at each. Taken before the component begins, read only afterwards. */
final class TakenPorts implements Ports {
    private static final long INSIDE_TICK_MILLIS = 1_000;

    private final ComponentType type;
    private final Traffic traffic;
    private final ComponentCounts counts;
    private final ComponentRun run;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Consumer<Bytes>> subscribers = new HashMap<>();
    private final Map<String, BiConsumer<Bytes, Traffic.Caller>> services = new HashMap<>();
    private final Map<String, Peers> peers = new HashMap<>();
    private final Map<String, JoinedGroup<?>> groups = new HashMap<>();
    private final List<GroupName> joined = new ArrayList<>();
    private @Nullable Consumer<Late> late;

    TakenPorts(ComponentType type, Traffic traffic, ComponentCounts counts, ComponentRun run) {
        this.type = type;
        this.traffic = traffic;
        this.counts = counts;
        this.run = run;
    }

    private <P extends PortType> P take(String name, Class<P> kind, Predicate<P> fits, String what) {
        PortType port = type.ports().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.name() + " has no port " + name));
        if (!kind.isInstance(port) || !fits.test(kind.cast(port))) {
            throw new IllegalArgumentException("port " + name + " of " + type.name() + " is no " + what + ": " + port);
        }
        if (!taken.add(name)) {
            throw new IllegalArgumentException("port " + name + " of " + type.name() + " is taken already");
        }
        return kind.cast(port);
    }

    private void takeDialogue(String name, Role role) {
        take(name, PortType.Dialogue.class, port -> port.role() == role, role.name());
    }

    /** A port that its code forgets would lose whatever comes in. */
    void refuseUntaken(String instance) {
        List<String> untaken = type.ports().stream()
                .map(PortType::name)
                .filter(port -> !taken.contains(port))
                .toList();
        if (!untaken.isEmpty()) {
            throw new IllegalStateException("component " + instance + " does not take its ports " + untaken);
        }
    }

    @Override
    public <M extends Record> Publisher<M> publisher(String port, Class<M> message) {
        take(port, PortType.Publisher.class, any -> true, "publisher");
        Messages<M> messages = new Messages<>(message, counts);
        return each -> counts.counted(traffic.publish(port, messages.write(each)));
    }

    @Override
    public <M extends Record> void subscriber(String port, Class<M> message, Consumer<M> handler) {
        take(port, PortType.Subscriber.class, any -> true, "subscriber");
        Messages<M> messages = new Messages<>(message, counts);
        subscribers.put(port, bytes -> messages.read(bytes).ifPresent(handler));
    }

    @Override
    public <Q extends Record, A extends Record> Client<Q, A> client(String port, Class<Q> question, Class<A> answer) {
        takeDialogue(port, Role.CLIENT);
        return new WaitingClient<>(port, traffic, new Messages<>(question, counts), new Messages<>(answer, counts));
    }

    @Override
    public <Q extends Record, A extends Record> void server(
            String port, Class<Q> question, Class<A> answer, Function<Q, A> handler) {
        takeDialogue(port, Role.SERVER);
        Messages<Q> questions = new Messages<>(question, counts);
        Messages<A> answers = new Messages<>(answer, counts);
        services.put(
                port,
                (bytes, caller) -> questions
                        .read(bytes)
                        .ifPresent(
                                asked -> counts.counted(traffic.answer(caller, answers.write(handler.apply(asked))))));
    }

    @Override
    public <Q extends Record, A extends Record> Asker<Q> requester(
            String port, Class<Q> question, Class<A> answer, Consumer<A> reply, Runnable unanswered) {
        takeDialogue(port, Role.REQUESTER);
        Messages<Q> questions = new Messages<>(question, counts);
        Messages<A> answers = new Messages<>(answer, counts);
        AtomicBoolean open = new AtomicBoolean();
        return each -> {
            if (!open.compareAndSet(false, true)) {
                return false;
            }
            boolean asked = traffic.ask(port, questions.write(each), end -> {
                Runnable last = () -> {
                    if (open.compareAndSet(true, false)) {
                        end.flatMap(answers::read).ifPresentOrElse(reply, unanswered);
                    }
                };
                run.offer(port, 0, last); // has room: one question is open at a time
            });
            if (!asked) {
                open.set(false);
            }
            return asked;
        };
    }

    @Override
    public <Q extends Record, A extends Record> void replier(
            String port, Class<Q> question, Class<A> answer, BiConsumer<Q, Asked<A>> handler) {
        takeDialogue(port, Role.REPLIER);
        serve(port, question, answer, handler, true);
    }

    @Override
    public <Q extends Record, A extends Record> Asker<Q> querier(
            String port, Class<Q> question, Class<A> answer, Consumer<A> handler) {
        takeDialogue(port, Role.QUERIER);
        Messages<Q> questions = new Messages<>(question, counts);
        Messages<A> answers = new Messages<>(answer, counts);
        return each -> traffic.ask(
                port,
                questions.write(each),
                end -> end.ifPresent(bytes -> run.offer(
                        port, bytes.length(), () -> answers.read(bytes).ifPresent(handler))));
    }

    @Override
    public <Q extends Record, A extends Record> void answerer(
            String port, Class<Q> question, Class<A> answer, BiConsumer<Q, Asked<A>> handler) {
        takeDialogue(port, Role.ANSWERER);
        serve(port, question, answer, handler, false);
    }

    private <Q extends Record, A extends Record> void serve(
            String port, Class<Q> question, Class<A> answer, BiConsumer<Q, Asked<A>> handler, boolean once) {
        Messages<Q> questions = new Messages<>(question, counts);
        Messages<A> answers = new Messages<>(answer, counts);
        services.put(
                port,
                (bytes, caller) -> questions
                        .read(bytes)
                        .ifPresent(asked -> handler.accept(asked, new OpenQuestion<>(caller, traffic, answers, once))));
    }

    @Override
    public Timer timer(String port, Consumer<Tick> handler) {
        PortType.Timer timer = take(port, PortType.Timer.class, any -> true, "timer");
        TimerTicks ticks = new TimerTicks(timer.periodMillis());
        run.addTimer(new TimerSlot(port, ticks, handler));
        return new Timer() {
            @Override
            public void after(long millis) {
                run.set(now -> ticks.after(now, millis));
            }

            @Override
            public void cancel() {
                run.set(now -> ticks.cancel());
            }
        };
    }

    @Override
    public <M> Inside<M> inside(String port, Consumer<Optional<M>> handler) {
        PortType.Inside inside = take(port, PortType.Inside.class, any -> true, "inside port");
        if (!type.device()) {
            throw new IllegalArgumentException(type.name() + " is no device, and has no threads of its own");
        }
        if (inside.ticks()) {
            run.addTimer(
                    new TimerSlot(port, new TimerTicks(INSIDE_TICK_MILLIS), tick -> handler.accept(Optional.empty())));
        }
        return message -> run.offer(port, 0, () -> handler.accept(Optional.of(message)));
    }

    @Override
    public <M extends Record> Group<M> group(String group, String name, Class<M> message, Group.Events<M> events) {
        GroupName joining = new GroupName(group, Name.check("group's name", name));
        if (!taken.add(joining.port())) {
            throw new IllegalArgumentException(type.name() + " has joined " + joining.port() + " already");
        }
        JoinedGroup<M> made =
                new JoinedGroup<>(joining.port(), traffic, new Messages<>(message, counts), counts, events);
        groups.put(joining.port(), made);
        joined.add(joining);
        run.addLine(joining.port());
        return made;
    }

    @Override
    public void peers(String port, Peers handler) {
        if (type.ports().stream().noneMatch(each -> each.name().equals(port))) {
            throw new IllegalArgumentException(type.name() + " has no port " + port);
        }
        peers.put(port, handler);
    }

    @Override
    public void late(Consumer<Late> handler) {
        late = handler;
    }

    void late(Late missed) {
        Consumer<Late> handler = late;
        if (handler != null) {
            handler.accept(missed);
        }
    }

    Consumer<Bytes> subscriber(String port) {
        return known(subscribers.get(port), port);
    }

    BiConsumer<Bytes, Traffic.Caller> service(String port) {
        return known(services.get(port), port);
    }

    JoinedGroup<?> group(String port) {
        return known(groups.get(port), port);
    }

    List<GroupName> joined() {
        return List.copyOf(joined);
    }

    private static <T> T known(@Nullable T handler, String port) {
        if (handler == null) {
            throw new IllegalArgumentException("nothing comes in at port " + port);
        }
        return handler;
    }

    Optional<Peers> peers(String port) {
        return Optional.ofNullable(peers.get(port));
    }
}
