package org.gridmarket.middleware.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.group.Member;
import org.gridmarket.middleware.model.ModelText;
import org.gridmarket.process.FatalErrors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A component without ports, in a group. */
@Timeout(20)
class GroupRunTest {
    /** What members send. */
    record Level(long watts) {}

    private final KeptTraffic traffic = new KeptTraffic();
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final ComponentRun run = new ComponentRun(
            "c",
            ModelText.applications("app A { component C { } actor P { { c : C; } } }")
                    .orThrow()
                    .getFirst()
                    .components()
                    .getFirst(),
            traffic,
            new Budget(ComponentLimits.WAITING_BYTES),
            MachineClock.SYSTEM,
            new FatalErrors());

    private void begin(Function<Ports, Component> code) {
        run.begin(code.apply(run.ports()));
    }

    @AfterEach
    void end() throws InterruptedException {
        run.terminate();
        assertThat(run.awaitEnd(10_000)).isTrue();
    }

    private static Bytes level(long watts) {
        return RecordCodec.of(Level.class).writeBytes(new Level(watts));
    }

    private String next() throws InterruptedException {
        String next = seen.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    private static Member member(int node) {
        byte[] id = new byte[NodeId.LENGTH];
        id[0] = (byte) node;
        return new Member(
                new NodeId(Bytes.of(id)), "House", "1", "c.Club.north", new Life(Bytes.of(new byte[Life.LENGTH])));
    }

    @Test
    void a_component_hears_of_its_group_and_knows_whom_to_ask() throws InterruptedException {
        AtomicReference<Group<Level>> joined = new AtomicReference<>();
        begin(ports -> {
            joined.set(ports.group("Club", "north", Level.class, new Group.Events<>() {
                @Override
                public void message(Member from, Level level) {
                    seen.add(from + " " + level.watts());
                }

                @Override
                public void leader(Optional<Member> leader) {
                    Group<Level> own = Objects.requireNonNull(joined.get());
                    seen.add(leader + " " + own.leads() + " " + own.members() + " " + own.sendToLeader(new Level(7)));
                }
            }));
            return new Component() {};
        });

        run.groupJoined("Club.north", member(1));
        run.groupLeader("Club.north", Optional.of(member(1)), false);
        assertThat(next()).isEqualTo("Optional[House-1.c@01000000] false [House-1.c@01000000] true");
        run.groupMessage("Club.north", member(1), level(5));
        assertThat(next()).isEqualTo("House-1.c@01000000 5");
        run.groupLeft("Club.north", member(1));
        run.groupLeader("Club.north", Optional.empty(), false);
        assertThat(next()).isEqualTo("Optional.empty false [] false");
        assertThat(traffic.published).containsExactly(level(7));
        assertThat(run.groups()).containsExactly(new GroupName("Club", "north"));
    }

    @Test
    void a_group_is_joined_once_and_before_the_component_begins() {
        AtomicReference<Ports> kept = new AtomicReference<>();
        Group.Events<Level> events = (from, level) -> {};
        begin(ports -> {
            ports.group("Club", "north", Level.class, events);
            assertThatIllegalArgumentException().isThrownBy(() -> ports.group("Club", "north", Level.class, events));
            kept.set(ports);
            return new Component() {};
        });

        Ports begun = Objects.requireNonNull(kept.get());
        assertThatIllegalStateException().isThrownBy(() -> begun.group("Club", "south", Level.class, events));
    }
}
