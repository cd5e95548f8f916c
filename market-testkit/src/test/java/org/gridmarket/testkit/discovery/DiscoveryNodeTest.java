package org.gridmarket.testkit.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.protocol.Actor;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.ServiceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a daemon tells of single events, and why. */
class DiscoveryNodeTest {
    private final DiscoveryWorld world = new DiscoveryWorld(1, List.of(4), DiscoveryWorld.Weather.FINE, 0, 300);

    @BeforeEach
    void four_machines_are_there() {
        world.names().forEach(world::boot);
        world.run(3_000);
    }

    private SimulatedDaemon daemon(String name) {
        return Objects.requireNonNull(world.machine(name).running());
    }

    private List<Tell> told(String at) {
        return world.machine(at).log.stream().map(SimulatedMachine.Told::tell).toList();
    }

    private List<Cause> causes(String at) {
        return told(at).stream()
                .filter(tell -> tell instanceof Tell.Down)
                .map(tell -> ((Tell.Down) tell).cause())
                .toList();
    }

    private SimulatedProcess actor() {
        SimulatedProcess actor = world.actors().start("n0", List.of("r1"), 0);
        world.run(world.nowMillis() + 2_000);
        return actor;
    }

    @Test
    void a_service_is_told_everywhere_within_a_tenth_of_a_second() {
        world.actors().start("n0", List.of("r1"), 0);
        world.run(3_100);

        assertThat(world.names()).allSatisfy(name -> assertThat(told(name)).hasSize(1));
    }

    /** Rule 2; so heads are 20 ms apart at least, however fast services come and go. */
    @Test
    void a_change_travels_at_once_and_what_changes_soon_after_it_travels_together() {
        long begun = world.nowMillis();
        long before = beats();

        world.actors().start("n0", List.of("r1"), 0);
        world.run(begun + 1);
        assertThat(beats()).isEqualTo(before + 1);

        world.actors().start("n0", List.of("r2"), 0);
        world.run(begun + 2);
        world.actors().start("n0", List.of("r3"), 0);
        world.run(begun + DiscoveryTimes.GATHER_MILLIS - 2);
        assertThat(beats()).isEqualTo(before + 1);
        world.run(begun + DiscoveryTimes.GATHER_MILLIS + 2);
        assertThat(beats()).isEqualTo(before + 2);
    }

    private long beats() {
        return daemon("n0").node.key().beat();
    }

    @Test
    void an_actor_whose_process_is_gone_has_ended() {
        world.actors().end("n0", actor());
        world.run(world.nowMillis() + 300);

        assertThat(causes("n0")).containsExactly(Cause.ENDED);
        assertThat(causes("n1")).containsExactly(Cause.RETRACTED);
    }

    @Test
    void an_actor_that_hangs_is_silent_after_three_beats() {
        world.actors().hang(actor());
        world.run(world.nowMillis() + 3_400);

        assertThat(causes("n0")).containsExactly(Cause.SILENT);
    }

    @Test
    void an_actor_that_takes_its_services_back_has_retracted() {
        world.actors().retract("n0", actor());
        world.run(world.nowMillis() + 300);

        assertThat(causes("n0")).containsExactly(Cause.RETRACTED);
    }

    @Test
    void a_machine_that_ends_is_lost_or_silent_within_its_lease() {
        actor();
        world.crash("n0");
        world.run(world.nowMillis() + 5_500);

        assertThat(causes("n1")).hasSize(1).isSubsetOf(Cause.LOST, Cause.SILENT);
    }

    @Test
    void a_denied_node_is_told_down_at_once() {
        actor();
        world.deny("n0", "n2");
        world.run(world.nowMillis() + 100);

        assertThat(causes("n1")).containsExactly(Cause.DENIED);
    }

    @Test
    void what_was_told_before_a_restart_and_is_not_seen_since_expires() {
        actor();
        world.kill("n1");
        world.crash("n0");
        world.run(world.nowMillis() + 20_000);
        world.boot("n1");
        world.run(world.nowMillis() + 4_900);
        assertThat(causes("n1")).isEmpty();
        world.run(world.nowMillis() + 500);

        assertThat(causes("n1")).containsExactly(Cause.EXPIRED);
    }

    @Test
    void an_actor_that_a_restarted_daemon_finds_and_does_not_hear_leaves_after_two_seconds() {
        SimulatedProcess actor = actor();
        world.actors().hang(actor);
        world.kill("n0");
        world.boot("n0");
        world.run(world.nowMillis() + 1_900);
        assertThat(causes("n0")).isEmpty();
        world.run(world.nowMillis() + 500);

        assertThat(causes("n0")).containsExactly(Cause.SILENT);
    }

    @Test
    void a_machine_that_was_suspended_begins_a_new_life_and_nobody_is_told_anything() {
        actor();
        HeadKey before = daemon("n0").node.key();

        daemon("n0").node.resumed(daemon("n0").now());
        daemon("n0").arrange();
        world.run(world.nowMillis() + 10_000);

        assertThat(daemon("n0").node.key().incarnation()).isEqualTo(before.incarnation() + 1);
        assertThat(world.names()).allSatisfy(name -> assertThat(told(name)).hasSize(1));
    }

    @Test
    void of_a_list_that_is_refused_nothing_is_announced() {
        ServiceRecord good = DiscoveryExamples.service("density", "a");
        ServiceRecord bad = DiscoveryExamples.service("solver", "b");

        assertThat(daemon("n0")
                        .node
                        .announce(
                                new Actor("daemon", 1, 1),
                                List.of(good, bad),
                                daemon("n0").now())
                        .isAccepted())
                .isFalse();
        world.run(world.nowMillis() + 500);

        assertThat(told("n0")).isEmpty();
    }

    @Test
    void all_actors_of_a_machine_share_its_room() {
        ServiceRecord[] half = IntStream.range(0, DiscoveryLimits.RECORDS_PER_NODE)
                .mapToObj(i -> DiscoveryExamples.service("density", "a" + i))
                .toArray(ServiceRecord[]::new);
        long now = daemon("n0").now();

        assertThat(daemon("n0").node.announce(new Actor("one", 1, 1), List.of(half), now))
                .matches(decision -> decision.isAccepted());
        assertThat(daemon("n0")
                        .node
                        .announce(new Actor("other", 2, 2), List.of(DiscoveryExamples.service("density", "b")), now)
                        .isAccepted())
                .isFalse();
    }

    @Test
    void a_service_that_stands_twice_in_a_list_is_refused() {
        ServiceRecord twice = DiscoveryExamples.service("density", "a");

        assertThat(daemon("n0")
                        .node
                        .announce(
                                new Actor("daemon", 1, 1),
                                List.of(twice, twice),
                                daemon("n0").now())
                        .isAccepted())
                .isFalse();
    }
}
