package org.gridmarket.middleware.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gridmarket.discovery.local.AnnouncedProgram;
import org.gridmarket.discovery.local.NodeConnection;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.record.Content;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.daemon.MachineProcesses;
import org.gridmarket.middleware.daemon.NodeDaemon;
import org.gridmarket.middleware.daemon.TriedDaemons;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.testkit.discovery.DiscoveryExamples;
import org.gridmarket.testkit.discovery.SimulatedTrust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program's side of the socket, against a real daemon. */
class NodeConnectionTest {
    private static final long SELF = ProcessHandle.current().pid();
    private static final ServiceRecord SENSOR = DiscoveryExamples.service("sensor", "one");

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    private TriedDaemons daemons = new TriedDaemons(Path.of("none"));

    @BeforeEach
    void serve() {
        daemons = new TriedDaemons(folder);
        open.addFirst(daemons);
    }

    private LocalSocket serve(NodeDaemon daemon) {
        return new LocalSocket(socket(), daemon, new MachineProcesses(), daemons.clock, new FatalErrors());
    }

    private Path socket() {
        return folder.resolve("node.sock");
    }

    private NodeConnection connected() {
        NodeConnection connection = new NodeConnection(socket());
        open.addFirst(connection);
        return connection;
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void what_is_announced_stands_in_the_status_and_its_card_is_given_once() {
        open.addFirst(serve(daemons.start("one")));
        NodeConnection connection = connected();
        RecordId sensor = SENSOR.id(connection.hello("daemon", SELF));

        assertThat(connection.announce(List.of(SENSOR))).containsExactly(sensor);
        assertThat(connection.status().daemon().services()).hasSize(1);

        List<Message> cards = connection.cards();
        while (cards.isEmpty()) { // until the head that names the change is issued
            cards = connection.cards();
        }
        assertThat(cards)
                .singleElement()
                .isInstanceOfSatisfying(
                        Message.Copy.class,
                        copy -> assertThat(copy.content())
                                .isEqualTo(Content.of(List.of(SENSOR)).ofAll()));
        assertThat(connection.cards()).isEmpty();
    }

    @Test
    void a_list_of_denials_is_taken_from_who_brings_it_and_given_to_who_asks() {
        open.addFirst(serve(daemons.start("one")));
        Bytes list = SimulatedTrust.list(Organisation.DSO, 3, Set.of("stolen"));

        assertThat(connected().deny(list)).isEqualTo(3);
        assertThat(connected().cards()).contains(new Message.Denial(list));
    }

    @Test
    void a_list_that_nobody_has_signed_is_refused_by_its_code() {
        open.addFirst(serve(daemons.start("one")));
        NodeConnection connection = connected();

        assertThatThrownBy(() -> connection.deny(Bytes.utf8("no list")))
                .isInstanceOfSatisfying(
                        NodeConnection.RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(DiscoveryRejection.SIGNER_UNKNOWN.name()));
    }

    @Test
    @Timeout(20)
    void a_program_is_announced_again_when_its_daemon_comes_back() throws Exception {
        NodeDaemon first = daemons.start("one");
        LocalSocket served = serve(first);
        BlockingQueue<Message> cards = new LinkedBlockingQueue<>();
        BlockingQueue<NodeConnection.Status> told = new LinkedBlockingQueue<>();
        open.addFirst(new AnnouncedProgram(
                socket(), "daemon", node -> List.of(SENSOR), () -> true, new AnnouncedProgram.Heard() {
                    @Override
                    public void card(Message message) {
                        cards.add(message);
                    }

                    @Override
                    public void status(NodeConnection.Status status) {
                        told.add(status);
                    }
                }));
        assertThat(cards.poll(5, TimeUnit.SECONDS)).isNotNull();
        assertThat(told.poll(5, TimeUnit.SECONDS)).isNotNull();
        served.close();
        first.retractAndClose();

        NodeDaemon next = daemons.start("one");
        open.addFirst(serve(next));

        int services = 0;
        while (services == 0) {
            services = TriedDaemons.in(next, now -> now.node().services().size());
        }
        assertThat(services).isEqualTo(1);
    }
}
