package org.gridmarket.middleware.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.gridmarket.middleware.component.ApplicationCode;
import org.gridmarket.middleware.component.Component;
import org.gridmarket.middleware.component.Given;
import org.gridmarket.middleware.component.Group;
import org.gridmarket.middleware.component.Ports;
import org.gridmarket.middleware.group.Member;

/** The components of {@code talk.riaps}; what happens at them is noted. */
final class TalkCode implements ApplicationCode {
    private static final long PATIENCE_MILLIS = 20_000;

    /** The messages. */
    record Level(long watts) {}

    record Ask(String what) {}

    record Tell(String what) {}

    record Word(String what) {}

    final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private volatile Ports.Timer go = new Ports.Timer() {
        @Override
        public void after(long millis) {
            throw new IllegalStateException("there is no sink yet");
        }

        @Override
        public void cancel() {
            throw new IllegalStateException("there is no sink yet");
        }
    };

    @Override
    public String application() {
        return "Talk";
    }

    @Override
    public Component component(String type, Ports ports, Given given) {
        return switch (type) {
            case "Source" -> source(ports, given.whole("watts"));
            case "Sink" -> sink(ports);
            case "Talker" -> talker(ports, given.text("club"));
            default -> throw new IllegalArgumentException("there is no component " + type);
        };
    }

    /** What somebody who has just come hears is published when that is told, and not before. */
    private Component source(Ports ports, long watts) {
        Ports.Publisher<Level> out = ports.publisher("out", Level.class);
        Ports.Publisher<Level> near = ports.publisher("near", Level.class);
        Ports.Publisher<Level> inner = ports.publisher("inner", Level.class);
        ports.server("serve", Ask.class, Tell.class, asked -> new Tell("served " + asked.what()));
        ports.replier(
                "reply", Ask.class, Tell.class, (asked, from) -> from.answer(new Tell("replied " + asked.what())));
        ports.answerer("answer", Ask.class, Tell.class, (asked, from) -> {
            from.answer(new Tell("answered " + from.caller()));
            from.answer(new Tell("answered again"));
        });
        ports.peers("out", noted("source.out", () -> out.publish(new Level(watts))));
        ports.peers("near", noted("source.near", () -> near.publish(new Level(watts + 1))));
        return new Component() {
            @Override
            public void activate() {
                inner.publish(new Level(watts + 2));
            }
        };
    }

    private Ports.Peers noted(String port, Runnable up) {
        return new Ports.Peers() {
            @Override
            public void up(String actor) {
                seen.add(port + " up " + actor);
                up.run();
            }

            @Override
            public void down(String actor) {
                seen.add(port + " down " + actor);
            }
        };
    }

    private Component sink(Ports ports) {
        ports.subscriber("in", Level.class, level -> seen.add("level " + level.watts()));
        ports.subscriber("near", Level.class, level -> seen.add("near " + level.watts()));
        ports.subscriber("inner", Level.class, level -> seen.add("inner " + level.watts()));
        Ports.Client<Ask, Tell> client = ports.client("client", Ask.class, Tell.class);
        Ports.Asker<Ask> request = ports.requester(
                "request",
                Ask.class,
                Tell.class,
                reply -> seen.add("request: " + reply.what()),
                () -> seen.add("request: nothing"));
        Ports.Asker<Ask> query =
                ports.querier("query", Ask.class, Tell.class, answer -> seen.add("query: " + answer.what()));
        for (String port : new String[] {"in", "client", "request", "query"}) {
            ports.peers(port, noted("sink." + port, () -> {}));
        }
        go = ports.timer("go", tick -> {
            seen.add("client: " + client.ask(new Ask("a")).map(Tell::what).orElse("nothing"));
            seen.add("request asked " + request.ask(new Ask("b")));
            seen.add("query asked " + query.ask(new Ask("c")));
        });
        return new Component() {};
    }

    /** Who does not lead greets the leader until it is welcomed; the leader welcomes it, and tells all. */
    private Component talker(Ports ports, String name) {
        AtomicBoolean welcomed = new AtomicBoolean();
        AtomicReference<Group<Word>> joined = new AtomicReference<>();
        Group<Word> club = ports.group("Club", name, Word.class, new Group.Events<>() {
            @Override
            public void message(Member from, Word word) {
                seen.add(word.what() + " from " + from.actor() + "-" + from.instance());
                welcomed.compareAndSet(false, word.what().equals("welcome"));
                if (word.what().equals("hello")) {
                    Group<Word> own = Objects.requireNonNull(joined.get());
                    own.send(from, new Word("welcome"));
                    own.send(new Word("to all"));
                }
            }

            @Override
            public void joined(Member member) {
                seen.add("joined " + member.actor() + "-" + member.instance());
            }

            @Override
            public void left(Member member) {
                seen.add("left " + member.actor() + "-" + member.instance());
            }

            @Override
            public void leader(Optional<Member> leader) {
                seen.add("leader "
                        + leader.map(each -> each.actor() + "-" + each.instance())
                                .orElse("nobody"));
            }
        });
        joined.set(club);
        ports.timer("tick", tick -> {
            if (!welcomed.get() && !club.leads()) {
                club.sendToLeader(new Word("hello"));
            }
        });
        return new Component() {};
    }

    /** Has the sink ask in all ways. */
    void ask() {
        go.after(0);
    }

    /** Waits until all of these have happened, in any order. */
    void awaitAll(String... wanted) throws InterruptedException {
        List<String> missing = new ArrayList<>(List.of(wanted));
        List<String> others = new ArrayList<>();
        while (!missing.isEmpty()) {
            String next = seen.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError(missing + " have not happened, but " + others);
            }
            if (!missing.remove(next)) {
                others.add(next);
            }
        }
    }

    /** Waits for what is to happen; what comes before is skipped. */
    void await(String wanted) throws InterruptedException {
        StringBuilder before = new StringBuilder();
        while (true) {
            String next = seen.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("'" + wanted + "' has not happened, but" + before);
            }
            if (next.equals(wanted)) {
                return;
            }
            before.append(" '").append(next).append('\'');
        }
    }
}
