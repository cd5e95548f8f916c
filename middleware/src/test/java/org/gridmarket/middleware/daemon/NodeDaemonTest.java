package org.gridmarket.middleware.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.middleware.daemon.TriedDaemons.id;
import static org.gridmarket.middleware.daemon.TriedDaemons.in;
import static org.gridmarket.middleware.daemon.TriedDaemons.next;
import static org.gridmarket.middleware.daemon.TriedDaemons.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import org.gridmarket.discovery.protocol.Actor;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.middleware.MiddlewareLimits;
import org.gridmarket.testkit.discovery.DiscoveryExamples;
import org.gridmarket.testkit.discovery.SimulatedTrust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeDaemonTest {
    private static final long SELF = ProcessHandle.current().pid();

    @TempDir
    private Path folders;

    private TriedDaemons daemons = new TriedDaemons(Path.of("none"));

    @BeforeEach
    void begin() {
        daemons = new TriedDaemons(folders);
    }

    @AfterEach
    void end() {
        daemons.close();
    }

    private static void announce(NodeDaemon daemon, String type) throws Exception {
        Actor actor =
                new Actor("daemon", SELF, new MachineProcesses().startOf(SELF).orElseThrow());
        in(
                daemon,
                now -> now.node()
                        .announce(actor, List.of(DiscoveryExamples.service(type, "one")), now.nowMillis())
                        .orThrow());
    }

    private static long incarnation(NodeDaemon daemon) throws Exception {
        return in(daemon, now -> now.node().key().incarnation());
    }

    private static Map<RecordId, Service> services(NodeDaemon daemon) throws Exception {
        return in(daemon, now -> now.node().services());
    }

    @Test
    void a_service_of_one_node_is_told_up_at_another_and_down_when_its_node_is_gone() throws Exception {
        NodeDaemon one = daemons.start("one");
        BlockingQueue<Tell> told = watch(daemons.start("other"));
        announce(one, "sensor");

        assertThat(next(told, Tell.Up.class).service().node()).isEqualTo(id("one"));

        one.close();
        assertThat(next(told, Tell.Down.class).cause()).isEqualTo(Cause.LOST);
    }

    @Test
    void a_daemon_that_ends_in_order_takes_its_services_back_before_it_is_gone() throws Exception {
        NodeDaemon one = daemons.start("one");
        BlockingQueue<Tell> told = watch(daemons.start("other"));
        announce(one, "sensor");
        next(told, Tell.Up.class);

        one.retractAndClose();

        assertThat(next(told, Tell.Down.class).cause()).isEqualTo(Cause.RETRACTED);
    }

    @Test
    void the_next_life_announces_what_still_runs_with_a_higher_incarnation() throws Exception {
        NodeDaemon first = daemons.start("one");
        announce(first, "sensor");
        long before = incarnation(first);
        first.close();

        NodeDaemon next = daemons.start("one");

        assertThat(services(next)).hasSize(1);
        assertThat(incarnation(next)).isGreaterThan(before);
    }

    @Test
    void a_withdrawn_node_is_told_down_and_the_next_life_knows_it_from_its_disk() throws Exception {
        NodeDaemon one = daemons.start("one");
        NodeDaemon other = daemons.start("other");
        BlockingQueue<Tell> told = watch(other);
        announce(one, "sensor");
        next(told, Tell.Up.class);

        in(
                other,
                now -> now.deny(SimulatedTrust.list(Organisation.DSO, 1, Set.of("one")))
                        .orThrow());
        assertThat(next(told, Tell.Down.class).cause()).isEqualTo(Cause.DENIED);
        other.close();
        one.close(); // so that nobody can tell the next life of the list

        List<DenialList> known = in(daemons.start("other"), NodeDaemon.Session::denials);
        assertThat(known).hasSize(1);
        assertThat(known.getFirst().number()).isEqualTo(1);
    }

    @Test
    void a_machine_that_was_suspended_begins_a_new_incarnation() throws Exception {
        NodeDaemon one = daemons.start("one");
        long before = incarnation(one);

        daemons.clock.suspend(MiddlewareLimits.SUSPENDED_MILLIS + 100);

        assertThat(incarnation(one)).isEqualTo(before + 1);
    }

    @Test
    void a_daemon_that_has_ended_says_so() {
        NodeDaemon one = daemons.start("one");
        one.close();

        assertThat(one.with(now -> true))
                .failsWithin(java.time.Duration.ofSeconds(1))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalStateException.class);
    }
}
