package org.gridmarket.cli.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.gridmarket.cli.Gridmarket;
import org.gridmarket.discovery.client.Consortium;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.middleware.component.ApplicationCode;
import org.gridmarket.middleware.daemon.MachineProcesses;
import org.gridmarket.middleware.identity.NodeIssuer;
import org.gridmarket.middleware.manager.ActorId;
import org.gridmarket.middleware.manager.ActorLifeCycle;
import org.gridmarket.middleware.manager.Reason;
import org.gridmarket.middleware.manager.WantedState;
import org.gridmarket.middleware.manager.local.ActorView;
import org.gridmarket.middleware.manager.local.ManagerConnection;
import org.gridmarket.middleware.manager.machine.ManagerSocket;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.process.ReadyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Two nodes, each a process, and an application with an actor on each, by the commands that people type. */
@Timeout(300)
class ApplicationsOnNodesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final long LOOK_MILLIS = 250;

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();
    private final Map<String, Integer> ports = new HashMap<>();
    private final List<ChildProcess> daemons = new ArrayList<>();
    private final List<Long> actors = new ArrayList<>();

    @AfterEach
    void endAll() {
        daemons.forEach(ChildProcess::kill);
        actors.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String run(String... arguments) {
        said.getBuffer().setLength(0);
        CommandLine commands = Gridmarket.commandLine();
        commands.setOut(new PrintWriter(said, true));
        commands.setErr(new PrintWriter(said, true));
        assertThat(commands.execute(arguments)).as(said.toString()).isZero();
        return said.toString();
    }

    private void certificates() throws Exception {
        NodeIssuer issuer = NodeIssuer.selfSigned("tlsca.DSO", Instant.now(), Duration.ofDays(1), new SecureRandom());
        byte[] root = issuer.certificate().getEncoded();
        new Consortium("gridmarket", List.of(new Consortium.Root("DSO", Bytes.of(root))))
                .write(folder.resolve("consortium.json"));
        pem("ca.pem", "CERTIFICATE", root);
        pem("ca.key", "PRIVATE KEY", issuer.key().getEncoded());
        for (String name : List.of("one", "two")) {
            run(
                    "node",
                    "init",
                    name,
                    "--dir",
                    path(name),
                    "--consortium",
                    path("consortium.json"),
                    "--ca-certificate",
                    path("ca.pem"),
                    "--ca-key",
                    path("ca.key"));
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                ports.put(name, free.getLocalPort());
            }
        }
    }

    private void pem(String file, String type, byte[] content) throws IOException {
        Files.writeString(
                folder.resolve(file),
                "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END "
                        + type + "-----\n");
    }

    private void pack() throws IOException {
        String code = BlinkCode.class.getName();
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(folder.resolve("blink.jar")));
                InputStream compiled = Objects.requireNonNull(
                        BlinkCode.class.getResourceAsStream(BlinkCode.class.getSimpleName() + ".class"))) {
            jar.putNextEntry(new ZipEntry("META-INF/services/" + ApplicationCode.class.getName()));
            jar.write(Bytes.utf8(code).copy());
            jar.putNextEntry(new ZipEntry(code.replace('.', '/') + ".class"));
            compiled.transferTo(jar);
        }
        Files.writeString(folder.resolve("blink.riaps"), BlinkCode.MODEL);
        Files.writeString(folder.resolve("blink.depl"), "app Blink { on (one) Feeder; on (two) House; }");
        run(
                "app",
                "pack",
                path("blink.riaps"),
                path("blink.depl"),
                "--code",
                path("blink.jar"),
                "--key",
                path("owner.key"),
                "--new-key",
                "--out",
                path("Blink.zip"));
    }

    private String address(String node) {
        return "127.0.0.1:" + Objects.requireNonNull(ports.get(node));
    }

    private ChildProcess daemon(String node, String other) {
        ReadyFile.forget(folder.resolve(node + ".ready"));
        ChildProcess process = new JavaProgram(
                        node + "-" + daemons.size(),
                        new JavaProgram.Code.Own(
                                Gridmarket.class,
                                List.of(
                                        "node",
                                        "run",
                                        "--dir",
                                        path(node),
                                        "--listen",
                                        address(node),
                                        "--contact",
                                        address(other),
                                        "--app-key",
                                        KeyFile.read(folder.resolve("owner.key"))
                                                .publicKey()
                                                .toHex(),
                                        "--ready-file",
                                        path(node + ".ready"))),
                        96,
                        Map.of())
                .start(folder);
        daemons.add(process);
        return process;
    }

    private void ready(ChildProcess daemon, String node) throws InterruptedException {
        ReadyFile.await(daemon, folder.resolve(node + ".ready"), PATIENCE);
    }

    private String app(String what, String node) {
        return run("app", what, "Blink", "--dir", path(node), "--key", path("owner.key"));
    }

    private Optional<ActorView> actor(String node) {
        Optional<ActorView> found = new ManagerConnection(ManagerSocket.of(folder.resolve(node)))
                .status().applications().stream()
                        .flatMap(each -> each.actors().stream())
                        .findFirst();
        found.filter(each -> each.pid() > 0).ifPresent(each -> actors.add(each.pid()));
        return found;
    }

    /** What stands at a node, once it is so. */
    private ActorView until(String node, ActorLifeCycle.Status status, long notPid) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Optional<ActorView> seen = actor(node);
            if (seen.filter(each -> each.status() == status && each.pid() != notPid)
                    .filter(each -> each.pid() > 0 || status != ActorLifeCycle.Status.ACTIVE)
                    .isPresent()) {
                return seen.get();
            }
            assertThat(System.nanoTime()).as("at " + node + " is " + seen).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private long heard() {
        return new ManagerConnection(ManagerSocket.of(folder.resolve("two")))
                .log(new ActorId("Blink", "House", 1))
                .toUtf8()
                .lines()
                .filter("heard 7"::equals)
                .count();
    }

    private void untilMoreIsHeard() throws InterruptedException {
        long before = heard();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (heard() <= before) {
            assertThat(System.nanoTime()).as("nothing new is heard").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** What is wanted and what is of both nodes, at one of them. */
    private void untilBothAreTold() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (run("node", "list", "--dir", path("one"), "--services")
                        .lines()
                        .filter(line -> line.startsWith("application") && line.contains("LAUNCHED"))
                        .filter(line -> line.endsWith("ACTIVE 1"))
                        .count()
                < 2) {
            assertThat(System.nanoTime()).as(said.toString()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static void kill(long pid) throws InterruptedException {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        while (process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** Not one that has ended and whose parent, which was killed, cannot collect it. */
    private static boolean isThere(long pid) {
        return new MachineProcesses().startOf(pid).isPresent();
    }

    @Test
    void an_application_runs_on_two_nodes_whatever_is_killed_until_it_is_halted_and_removed() throws Exception {
        certificates();
        pack();
        ChildProcess one = daemon("one", "two");
        ChildProcess two = daemon("two", "one");
        ready(one, "one");
        ready(two, "two");
        for (String node : List.of("one", "two")) {
            run("app", "install", path("Blink.zip"), "--dir", path(node), "--key", path("owner.key"));
            app("launch", node);
        }
        long first = until("two", ActorLifeCycle.Status.ACTIVE, 0).pid();
        untilMoreIsHeard();

        kill(first);
        ActorView again = until("two", ActorLifeCycle.Status.ACTIVE, first);
        assertThat(again.ends()).isOne();
        untilMoreIsHeard();

        two.kill();
        assertThat(isThere(again.pid())).isTrue();
        ready(daemon("two", "one"), "two");
        ActorView adopted = until("two", ActorLifeCycle.Status.ACTIVE, 0);
        assertThat(adopted.pid()).isEqualTo(again.pid());
        assertThat(adopted.reason()).isEqualTo(Reason.ADOPTED);
        untilMoreIsHeard();
        assertThat(run("app", "status", "--dir", path("two"))).contains("Blink", "LAUNCHED", "ACTIVE", "House 1");
        assertThat(run("app", "logs", "Blink", "--actor", "House", "--dir", path("two")))
                .contains("heard 7");

        untilBothAreTold();

        app("halt", "two");
        until("two", ActorLifeCycle.Status.ENDED, again.pid());
        assertThat(isThere(again.pid())).isFalse();

        long feeder = until("one", ActorLifeCycle.Status.ACTIVE, 0).pid();
        app("remove", "one");
        one.stop(PATIENCE.toMillis());
        assertThat(isThere(feeder)).isFalse();
        try (var packages = Files.list(folder.resolve("one/apps/packages"))) {
            assertThat(packages).isEmpty();
        }
        assertThat(new ManagerConnection(ManagerSocket.of(folder.resolve("two")))
                        .status()
                        .applications()
                        .getFirst()
                        .order()
                        .order()
                        .wanted())
                .isEqualTo(WantedState.HALTED);
    }
}
