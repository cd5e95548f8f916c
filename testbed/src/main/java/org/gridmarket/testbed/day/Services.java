package org.gridmarket.testbed.day;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gridmarket.client.Gateway;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.keys.draw.DrawKeyPair;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.ReadyFile;
import org.gridmarket.process.RunFolder;
import org.jspecify.annotations.Nullable;

/** Gateways, solver workers and forwarders as processes of their own, with what each has to be told. */
public final class Services {
    /** A file of the run's folder with the gateways' operators; without it nobody operates them. */
    public static final String OPERATORS = "operators";

    private static final String NEIGHBOURS = "neighbours";
    private static final long STOP_MILLIS = 8_000;
    private static final Duration START = Duration.ofSeconds(90);
    static final String ANY_PORT = "0";
    private static final String NODE_SOCKET = "gridmarket.node.socket";

    /** For a handful of nodes; what {@code DiscoveryLimits} allows would take more. */
    private static final int NODE_HEAP_MEGABYTES = 64;

    private final Path home;
    private final RunFolder folder;
    private final DaySetup.Heaps heaps;
    private final Class<?> commands;
    private final Path logs;
    private final Closing closing;
    private final Optional<DayCertificate> certificate;
    private final List<ChildProcess> running = new ArrayList<>();

    /** @param certificate with which gateways and forwarders serve over TLS; empty for plain text on this machine */
    Services(DaySetup setup, Closing closing, Optional<DayCertificate> certificate) {
        this.home = setup.home();
        this.folder = setup.folder();
        this.heaps = setup.heaps();
        this.commands = setup.commands();
        this.logs = folder.folder("logs");
        this.closing = closing;
        this.certificate = certificate;
    }

    /**
     * A service that has been started.
     *
     * @param program of which it is a life
     * @param readyFile where it says that it is ready
     */
    record Started(JavaProgram program, ChildProcess process, Path readyFile) {
        Properties awaitReady() throws InterruptedException {
            return ReadyFile.await(process, readyFile, START);
        }

        /** {@code host:port}, of what the ready file names so. */
        String endpoint(Properties ready, String key) {
            String port = ready.getProperty(key);
            if (port == null) {
                throw new PartFailedException(
                        process.name() + " has no '" + key + "' in its ready file, only " + ready);
            }
            return "127.0.0.1:" + port;
        }
    }

    /** The gateway of an organisation, with a bulletin board and a part in draws when there is a key for it. */
    Started gateway(
            Organisation organisation,
            Path network,
            int httpPort,
            @Nullable AccountKeyPair board,
            @Nullable DrawKeyPair draw,
            Optional<Path> node) {
        String name = "gateway-" + organisation.name().toLowerCase(Locale.ROOT);
        Map<String, String> settings = new TreeMap<>();
        settings.put("gridmarket.network", network.toString());
        settings.put("gridmarket.organisation", organisation.name());
        settings.put("gridmarket.database", "h2:" + folder.file(name));
        settings.put("gridmarket.neighbours.file", folder.file(NEIGHBOURS).toString());
        settings.put("quarkus.http.port", Integer.toString(httpPort));
        node.ifPresent(socket -> settings.put(NODE_SOCKET, socket.toString()));
        certificate.ifPresent(own -> {
            settings.put("quarkus.http.insecure-requests", "disabled");
            settings.put("quarkus.http.ssl-port", Integer.toString(httpPort));
            settings.put(
                    "quarkus.http.ssl.certificate.key-store-file",
                    own.keyStore().toString());
            settings.put("quarkus.http.ssl.certificate.key-store-password", DayCertificate.PASSWORD);
            settings.put("gridmarket.neighbours.ca", own.authority().toString());
        });
        Path operators = folder.file(OPERATORS);
        if (Files.exists(operators)) {
            settings.put("gridmarket.operator.tokens-file", operators.toString());
        }
        if (board != null) {
            settings.put(
                    "gridmarket.board.key-file",
                    keyFile(name + "-board", board.seed()).toString());
        }
        if (draw != null) {
            settings.put(
                    "gridmarket.draw.key-file",
                    keyFile(name + "-draw", draw.seed()).toString());
        }
        return start(name, "gateway-service", heaps.gatewayMegabytes(), settings);
    }

    /** Tells the gateways where the others are; a gateway that finds itself there asks itself in vain. */
    void tellNeighbours(List<Gateway> gateways) {
        String lines = gateways.stream()
                .map(gateway -> gateway.organisation() + "=" + gateway.address() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(folder.file(NEIGHBOURS), lines);
        } catch (IOException full) {
            throw new PartFailedException("cannot write " + folder.file(NEIGHBOURS) + ": " + full, full);
        }
    }

    /** A solver worker, which waits a while after a round opens, with its key in a file that only its owner may read. */
    Started solver(
            String name,
            AccountKeyPair keys,
            List<Gateway> gateways,
            Optional<Path> consortium,
            Optional<Path> node,
            long paceMillis) {
        Map<String, String> settings = new TreeMap<>();
        node.ifPresent(socket -> {
            settings.put(NODE_SOCKET, socket.toString());
            settings.put("gridmarket.node.instance", name);
        });
        consortium.ifPresent(file -> settings.put("gridmarket.gateway.consortium", file.toString()));
        settings.put(
                "gridmarket.gateway.endpoints",
                gateways.stream()
                        .map(gateway -> gateway.organisation() + "=" + gateway.address())
                        .collect(Collectors.joining(",")));
        certificate.ifPresent(
                own -> settings.put("gridmarket.gateway.tls-ca", own.authority().toString()));
        settings.put("gridmarket.solver.name", name);
        settings.put("gridmarket.solver.pace-ms", Long.toString(paceMillis));
        settings.put("gridmarket.solver.key-file", keyFile(name, keys.seed()).toString());
        settings.put("gridmarket.solver.record-file", recordFile(name).toString());
        settings.put("quarkus.http.port", ANY_PORT);
        return start(name, "solver-worker", heaps.solverMegabytes(), settings);
    }

    /** Where a solver writes one line per round. */
    Path recordFile(String name) {
        return folder.file(name + "-rounds.jsonl");
    }

    private Path keyFile(String name, Bytes seed) {
        Path file = folder.file(name + ".key");
        try {
            Files.deleteIfExists(file);
        } catch (IOException stuck) {
            throw new PartFailedException("cannot remove " + file + ": " + stuck, stuck);
        }
        KeyFile.write(file, seed);
        return file;
    }

    /** The daemon of a node; a day goes on when it ends. */
    Started node(String name, Path own, String listen, List<String> contacts) {
        Path ready = folder.file(name + ".ready");
        List<String> arguments = List.of(
                "node",
                "run",
                "--dir",
                own.toString(),
                "--listen",
                listen,
                "--contact",
                String.join(",", contacts),
                "--ready-file",
                ready.toString());
        JavaProgram program =
                new JavaProgram(name, new JavaProgram.Code.Own(commands, arguments), NODE_HEAP_MEGABYTES, Map.of());
        return new Started(program, closing.add(program.start(logs), STOP_MILLIS), ready);
    }

    /** A forwarder to these gateways; it gets no folder, and no key but the one by which it is announced. */
    Started forwarder(String name, List<String> gateways, Optional<Path> node, SecureRandom random) {
        Path ready = folder.file(name + ".ready");
        List<String> arguments = new ArrayList<>(
                List.of("forwarder", "--port", ANY_PORT, "--counts-port", ANY_PORT, "--ready-file", ready.toString()));
        gateways.forEach(gateway -> arguments.addAll(List.of("--to", gateway)));
        certificate.ifPresent(own -> arguments.addAll(List.of(
                "--ca",
                own.authority().toString(),
                "--key-store",
                own.keyStore().toString(),
                "--key-store-password",
                own.passwordFile().toString())));
        node.ifPresent(socket -> arguments.addAll(List.of(
                "--node",
                socket.toString(),
                "--node-instance",
                name,
                "--node-key",
                keyFile(name, AccountKeyPair.generate(random).seed()).toString())));
        JavaProgram.Code code = new JavaProgram.Code.Own(commands, arguments);
        return start(new JavaProgram(name, code, heaps.forwarderMegabytes(), Map.of()), ready);
    }

    private Started start(String name, String module, int heap, Map<String, String> settings) {
        Path ready = folder.file(name + ".ready");
        settings.put("gridmarket.ready-file", ready.toString());
        Path jar = home.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        return start(new JavaProgram(name, new JavaProgram.Code.Jar(jar), heap, settings), ready);
    }

    private Started start(JavaProgram program, Path ready) {
        ChildProcess process = closing.add(program.start(logs), STOP_MILLIS);
        synchronized (this) {
            running.add(process);
        }
        return new Started(program, process, ready);
    }

    /** Ends a service at once, as a power cut does; nobody misses it from now on. */
    void kill(Started service) {
        synchronized (this) {
            running.remove(service.process());
        }
        service.process().kill();
    }

    /**
     * Starts a service that was killed, with what it has on disk.
     *
     * @param life the second is 2; its log has the number
     * @param port that it had
     */
    Started again(Started killed, int life, String port) {
        JavaProgram before = killed.program();
        Map<String, String> settings = new TreeMap<>(before.settings());
        settings.put(
                settings.containsKey("quarkus.http.ssl-port") ? "quarkus.http.ssl-port" : "quarkus.http.port", port);
        ReadyFile.forget(killed.readyFile());
        String name = before.name().replaceFirst("-life-\\d+$", "") + "-life-" + life;
        return start(
                new JavaProgram(name, before.code(), before.heapMegabytes(), settings, before.size()),
                killed.readyFile());
    }

    /** Throws when one of them has ended. */
    public synchronized void check() {
        for (ChildProcess process : running) {
            if (!process.isAlive()) {
                throw process.failure("ended during the day");
            }
        }
    }
}
