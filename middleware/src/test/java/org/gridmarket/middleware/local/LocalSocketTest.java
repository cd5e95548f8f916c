package org.gridmarket.middleware.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.local.LocalAnswer;
import org.gridmarket.discovery.local.LocalRequest;
import org.gridmarket.discovery.protocol.Cause;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.middleware.NodeRejection;
import org.gridmarket.middleware.daemon.MachineProcesses;
import org.gridmarket.middleware.daemon.NodeDaemon;
import org.gridmarket.middleware.daemon.TriedDaemons;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.testkit.discovery.DiscoveryExamples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSocketTest {
    private static final long SELF = ProcessHandle.current().pid();
    private static final ServiceRecord SENSOR = DiscoveryExamples.service("sensor", "one");

    @TempDir
    private Path folder;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeEach
    void serve() {
        TriedDaemons daemons = new TriedDaemons(folder);
        open.addFirst(daemons);
        NodeDaemon daemon = daemons.start("one");
        open.addFirst(new LocalSocket(socket(), daemon, new MachineProcesses(), daemons.clock, new FatalErrors()));
    }

    private Path socket() {
        return folder.resolve("node.sock");
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private TriedProgram program() throws IOException {
        TriedProgram program = new TriedProgram(socket());
        open.addFirst(program);
        return program;
    }

    private TriedProgram greeted(String actor) throws IOException, InterruptedException {
        TriedProgram program = program();
        program.say(new LocalRequest.Hello(actor, SELF));
        assertThat(program.hear()).isEqualTo(new LocalAnswer.Greeted(TriedDaemons.id("one")));
        return program;
    }

    private static void assertRefused(TriedProgram program, Enum<?> code) throws InterruptedException {
        assertThat(program.hear(LocalAnswer.Refused.class).code()).isEqualTo(code.name());
    }

    @Test
    void a_program_that_announces_is_told_its_ids_and_a_watcher_is_told_up_and_down() throws Exception {
        TriedProgram watcher = greeted("watcher");
        watcher.say(new LocalRequest.Subscribe(List.of(new LocalRequest.Wanted(LocalRequest.Field.TYPE, "sensor"))));
        assertThat(watcher.hear()).isEqualTo(new LocalAnswer.Told(new Tell.Complete()));
        TriedProgram sensor = greeted("daemon");

        sensor.say(new LocalRequest.Announce(List.of(SENSOR, DiscoveryExamples.service("other", "two"))));

        assertThat(sensor.hear(LocalAnswer.Announced.class).ids()).contains(SENSOR.id(TriedDaemons.id("one")));
        assertThat(watcher.hear(LocalAnswer.Told.class).tell())
                .isInstanceOfSatisfying(
                        Tell.Up.class, up -> assertThat(up.service().record()).isEqualTo(SENSOR));

        sensor.say(new LocalRequest.Goodbye());
        assertThat(watcher.hear(LocalAnswer.Told.class).tell())
                .isInstanceOfSatisfying(
                        Tell.Down.class, down -> assertThat(down.cause()).isEqualTo(Cause.RETRACTED));
    }

    @Test
    void who_does_not_beat_is_told_silent_and_has_to_send_its_list_again() throws Exception {
        TriedProgram watcher = greeted("watcher");
        watcher.say(new LocalRequest.Subscribe(List.of()));
        TriedProgram sensor = greeted("daemon");
        sensor.say(new LocalRequest.Announce(List.of(SENSOR)));
        sensor.hear(LocalAnswer.Announced.class);

        Tell told = watcher.hear(LocalAnswer.Told.class).tell();
        while (!(told instanceof Tell.Down)) {
            told = watcher.hear(LocalAnswer.Told.class).tell();
        }

        assertThat(((Tell.Down) told).cause()).isEqualTo(Cause.SILENT);
        sensor.say(new LocalRequest.Beat());
        assertThat(sensor.hear()).isEqualTo(new LocalAnswer.ListWanted());
    }

    @Test
    void nothing_is_done_for_somebody_without_a_name() throws Exception {
        TriedProgram program = program();

        program.say(new LocalRequest.Announce(List.of(SENSOR)));
        assertRefused(program, NodeRejection.HELLO_FIRST);
        program.say(new LocalRequest.Subscribe(List.of()));
        assertRefused(program, NodeRejection.HELLO_FIRST);
    }

    @Test
    void a_process_has_to_be_there() throws Exception {
        TriedProgram program = program();

        program.say(new LocalRequest.Hello("daemon", Long.MAX_VALUE));

        assertRefused(program, NodeRejection.PROCESS_UNKNOWN);
    }

    @Test
    void a_line_that_cannot_be_read_is_refused_and_the_next_one_is_answered() throws Exception {
        TriedProgram program = program();

        program.say("{\"type\":\"Nonsense\"}");
        assertRefused(program, DiscoveryRejection.MALFORMED);
        program.say(new LocalRequest.Hello("daemon", SELF));
        assertThat(program.hear()).isInstanceOf(LocalAnswer.Greeted.class);
    }

    @Test
    void a_line_without_end_is_refused_and_ends_the_connection() throws Exception {
        TriedProgram program = program();

        program.say("x".repeat(DiscoveryLimits.REQUEST_BYTES + 1));

        assertRefused(program, DiscoveryRejection.TOO_LARGE);
        assertThat(program.hearsTheEnd()).isTrue();
    }

    @Test
    void others_than_owner_and_group_may_not_connect() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                .isEqualTo("rw-rw----");
    }
}
