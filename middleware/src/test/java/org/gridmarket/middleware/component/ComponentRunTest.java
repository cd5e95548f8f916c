package org.gridmarket.middleware.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.model.ComponentType;
import org.gridmarket.middleware.model.ModelText;
import org.gridmarket.process.FatalErrors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ComponentRunTest {
    /** A message of these tests. */
    record Level(long watts) {}

    private static final Traffic.Caller CALLER = new Traffic.Caller("house-1", "00", "a.b", 1);

    private final KeptTraffic traffic = new KeptTraffic();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final List<ComponentRun> running = new ArrayList<>();

    private static ComponentType type(String ports) {
        String text = "app A { message M; message N; device C { " + ports + " } actor P { local M, N; { c : C; } } }";
        return ModelText.applications(text).orThrow().getFirst().components().getFirst();
    }

    private ComponentRun run(String ports, Function<Ports, Component> code) {
        ComponentRun run = new ComponentRun(
                "c",
                type(ports),
                traffic,
                new Budget(ComponentLimits.WAITING_BYTES),
                MachineClock.SYSTEM,
                new FatalErrors());
        Component component = code.apply(run.ports());
        running.add(run);
        run.begin(component);
        return run;
    }

    private static Bytes level(long watts) {
        return RecordCodec.of(Level.class).writeBytes(new Level(watts));
    }

    private String next() throws InterruptedException {
        String next = seen.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    @AfterEach
    void end() throws InterruptedException {
        for (ComponentRun each : running) {
            each.terminate();
            assertThat(each.awaitEnd(10_000)).isTrue();
        }
    }

    /** M8: handlers of a component never run beside each other, whoever puts work in. */
    @Test
    void m8_a_handler_never_runs_beside_another_of_its_component() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger together = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(4 * 200);
        Consumer<Object> handler = any -> {
            together.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            inside.decrementAndGet();
            done.countDown();
        };
        List<Ports.Inside<Level>> doors = new ArrayList<>();
        ComponentRun run = run("sub in : M; inside device; timer tick 1;", ports -> {
            ports.subscriber("in", Level.class, handler::accept);
            doors.add(ports.inside("device", handler::accept));
            ports.timer("tick", handler::accept);
            return new Component() {};
        });
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 200; n++) {
                    run.message("in", level(n));
                }
            }));
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 200; n++) {
                    doors.getFirst().offer(new Level(n));
                }
            }));
        }
        for (Thread each : threads) {
            each.join();
        }

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(together).hasValue(1);
    }

    @Test
    void activate_comes_first_and_terminate_last() throws InterruptedException {
        ComponentRun run = run("sub in : M;", ports -> {
            ports.subscriber("in", Level.class, level -> seen.add("level " + level.watts()));
            return new Component() {
                @Override
                public void activate() {
                    seen.add("activate");
                }

                @Override
                public void terminate() {
                    seen.add("terminate");
                }
            };
        });
        run.message("in", level(3));
        assertThat(next()).isEqualTo("activate");
        assertThat(next()).isEqualTo("level 3");

        run.terminate();
        assertThat(run.awaitEnd(10_000)).isTrue();
        running.clear();

        assertThat(next()).isEqualTo("terminate");
        assertThat(run.message("in", level(4))).isFalse();
    }

    @Test
    void while_passive_messages_wait_and_are_dealt_with_afterwards() throws InterruptedException {
        ComponentRun run = run("sub in : M;", ports -> {
            ports.subscriber("in", Level.class, level -> seen.add("level " + level.watts()));
            return new Component() {
                @Override
                public void passivate() {
                    seen.add("passivate");
                }

                @Override
                public void activate() {
                    seen.add("activate");
                }
            };
        });
        assertThat(next()).isEqualTo("activate");
        run.passivate();
        assertThat(next()).isEqualTo("passivate");
        run.message("in", level(3));
        run.activate();

        assertThat(next()).isEqualTo("activate");
        assertThat(next()).isEqualTo("level 3");
    }

    @Test
    void what_a_handler_throws_is_counted_and_the_component_goes_on() throws InterruptedException {
        ComponentRun run = run("sub in : M;", ports -> {
            ports.subscriber("in", Level.class, level -> {
                if (level.watts() < 0) {
                    throw new IllegalArgumentException("a level below zero");
                }
                seen.add("level " + level.watts());
            });
            return new Component() {};
        });
        run.message("in", level(-1));
        run.message("in", level(5));

        assertThat(next()).isEqualTo("level 5");
        assertThat(run.counts().threw()).isEqualTo(1);
    }

    @Test
    void a_message_of_another_kind_is_dropped_and_counted() throws InterruptedException {
        ComponentRun run = run("sub in : M;", ports -> {
            ports.subscriber("in", Level.class, level -> seen.add("level " + level.watts()));
            return new Component() {};
        });
        run.message("in", Bytes.utf8("{\"volts\":3}"));
        run.message("in", level(5));

        assertThat(next()).isEqualTo("level 5");
        assertThat(run.counts().unreadable()).isEqualTo(1);
    }

    @Test
    void work_that_takes_longer_than_its_port_allows_is_told() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        ComponentRun run = run("sub in : M within 5 msec;", ports -> {
            ports.subscriber("in", Level.class, level -> {
                try {
                    assertThat(go.await(40, TimeUnit.MILLISECONDS)).isFalse();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            });
            ports.late(late -> seen.add(late.port() + (late.millis() > 5 ? " late" : " in time")));
            return new Component() {};
        });
        run.message("in", level(1));

        assertThat(next()).isEqualTo("in late");
        assertThat(run.counts().late()).isEqualTo(1);
    }

    @Test
    void a_requester_has_one_question_at_a_time_and_hears_of_each_one_end() throws InterruptedException {
        List<Ports.Asker<Level>> askers = new ArrayList<>();
        run("req ask : (M, N);", ports -> {
            askers.add(ports.requester(
                    "ask",
                    Level.class,
                    Level.class,
                    reply -> seen.add("reply " + reply.watts()),
                    () -> seen.add("none")));
            return new Component() {};
        });
        Ports.Asker<Level> asker = askers.getFirst();

        assertThat(asker.ask(new Level(1))).isTrue();
        assertThat(asker.ask(new Level(2))).isFalse();
        Consumer<Optional<Bytes>> first = traffic.asked.take();
        first.accept(Optional.of(level(7)));
        assertThat(next()).isEqualTo("reply 7");

        assertThat(asker.ask(new Level(3))).isTrue();
        traffic.asked.take().accept(Optional.empty());
        assertThat(next()).isEqualTo("none");
    }

    @Test
    void a_reply_waits_while_its_component_is_passive_and_is_late_by_its_port() throws InterruptedException {
        List<Ports.Asker<Level>> askers = new ArrayList<>();
        ComponentRun run = run("req ask : (M, N) within 5 msec;", ports -> {
            askers.add(ports.requester(
                    "ask", Level.class, Level.class, reply -> seen.add("reply"), () -> seen.add("none")));
            ports.late(late -> seen.add(late.port() + " late"));
            return new Component() {
                @Override
                public void activate() {
                    seen.add("activate");
                }
            };
        });
        assertThat(next()).isEqualTo("activate");
        assertThat(askers.getFirst().ask(new Level(1))).isTrue();
        run.passivate();
        traffic.asked.take().accept(Optional.of(level(7)));
        assertThat(seen.poll(40, TimeUnit.MILLISECONDS)).isNull();
        run.activate();

        assertThat(next()).isEqualTo("activate");
        assertThat(next()).isEqualTo("reply");
        assertThat(next()).isEqualTo("ask late");
    }

    @Test
    void a_replier_replies_once_and_an_answerer_as_often_as_it_likes() throws InterruptedException {
        ComponentRun run = run("rep once : (M, N); ans often : (M, N);", ports -> {
            ports.replier("once", Level.class, Level.class, (asked, from) -> {
                from.answer(asked);
                seen.add("again " + from.answer(asked));
            });
            ports.answerer("often", Level.class, Level.class, (asked, from) -> {
                from.answer(asked);
                seen.add("again " + from.answer(asked) + " to " + from.caller());
            });
            return new Component() {};
        });
        run.question("once", CALLER, level(1));
        assertThat(next()).isEqualTo("again false");
        run.question("often", CALLER, level(2));
        assertThat(next()).isEqualTo("again true to house-1");

        assertThat(traffic.answered).hasSize(3);
    }

    @Test
    void a_client_is_kept_waiting_until_its_answer_is_there() throws InterruptedException {
        List<Ports.Client<Level, Level>> clients = new ArrayList<>();
        run("clt ask : (M, N); sub in : M;", ports -> {
            clients.add(ports.client("ask", Level.class, Level.class));
            ports.subscriber(
                    "in",
                    Level.class,
                    level -> seen.add("answer "
                            + clients.getFirst().ask(level).map(Level::watts).orElse(-1L)));
            return new Component() {};
        });
        running.getFirst().message("in", level(1));
        traffic.asked.take().accept(Optional.of(level(9)));
        assertThat(next()).isEqualTo("answer 9");

        running.getFirst().message("in", level(1));
        traffic.asked.take().accept(Optional.empty());
        assertThat(next()).isEqualTo("answer -1");
    }

    @Test
    void a_busy_component_is_told_of_the_ticks_that_it_missed() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        BlockingQueue<Long> missed = new LinkedBlockingQueue<>();
        AtomicInteger ticks = new AtomicInteger();
        run("timer tick 5;", ports -> {
            ports.timer("tick", tick -> {
                missed.add(tick.missed());
                try {
                    assertThat(busy.await(ticks.incrementAndGet() == 1 ? 60 : 0, TimeUnit.MILLISECONDS))
                            .isFalse();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            });
            return new Component() {};
        });

        assertThat(missed.poll(10, TimeUnit.SECONDS)).isNotNull();
        assertThat(missed.poll(10, TimeUnit.SECONDS)).isGreaterThan(5);
    }

    @Test
    void a_device_that_hands_in_more_than_is_dealt_with_is_refused() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        List<Ports.Inside<Level>> doors = new ArrayList<>();
        run("inside device;", ports -> {
            doors.add(ports.inside("device", level -> {
                try {
                    go.await();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }));
            return new Component() {};
        });
        int taken = 0;
        while (doors.getFirst().offer(new Level(1))) {
            taken++;
        }
        go.countDown();

        assertThat(taken).isBetween(ComponentLimits.PORT_MESSAGES, ComponentLimits.PORT_MESSAGES + 1);
    }

    @Test
    void a_component_that_forgets_a_port_does_not_begin() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ComponentRun(
                                "c",
                                type("sub in : M;"),
                                traffic,
                                new Budget(1),
                                MachineClock.SYSTEM,
                                new FatalErrors())
                        .begin(new Component() {}))
                .withMessageContaining("[in]");
    }

    @Test
    void a_port_is_taken_once_and_as_what_it_is() {
        Ports ports = new ComponentRun(
                        "c", type("sub in : M;"), traffic, new Budget(1), MachineClock.SYSTEM, new FatalErrors())
                .ports();

        assertThatIllegalArgumentException().isThrownBy(() -> ports.publisher("in", Level.class));
        assertThatIllegalArgumentException().isThrownBy(() -> ports.publisher("out", Level.class));
        ports.subscriber("in", Level.class, level -> {});
        assertThatIllegalArgumentException().isThrownBy(() -> ports.subscriber("in", Level.class, level -> {}));
    }

    @Test
    void a_message_that_is_too_large_is_a_mistake_of_who_sends_it() {
        record Letter(String text) {}
        Ports ports = new ComponentRun(
                        "c", type("pub out : M;"), traffic, new Budget(1), MachineClock.SYSTEM, new FatalErrors())
                .ports();
        Ports.Publisher<Letter> out = ports.publisher("out", Letter.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> out.publish(new Letter("x".repeat(ComponentLimits.MESSAGE_BYTES))));
    }
}
