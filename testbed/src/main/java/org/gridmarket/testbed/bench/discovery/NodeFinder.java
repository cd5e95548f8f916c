package org.gridmarket.testbed.bench.discovery;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.gridmarket.discovery.client.Consortium;
import org.gridmarket.discovery.local.NodeConnection;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.Kind;
import org.gridmarket.discovery.record.Life;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.discovery.record.Scope;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.identity.NodeFiles;
import org.gridmarket.middleware.identity.NodeIssuer;
import org.gridmarket.middleware.node.RunningNode;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.process.ReadyFile;

/** Our own nodes, each a process with its folder; with several sites the first two of each are bridges. Thread-safe. */
final class NodeFinder implements ServiceFinder {
    private static final System.Logger LOG = System.getLogger(NodeFinder.class.getName());
    private static final int SITE_PORT = 7_800;
    private static final int TRUNK_PORT = 7_801;
    private static final int BRIDGES = 2;
    private static final int HEAP_MEGABYTES = 96;
    private static final long BEAT_MILLIS = 500;
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration LIFE = Duration.ofDays(1);

    private final BenchMachines machines;
    private final Path folder;
    private final Class<?> commands;
    private final int perSite;
    private final Sightings told;
    private final Closing closing;
    private final SecureRandom random = new SecureRandom();
    private final Consortium consortium;
    private final Map<Integer, Running> running = new HashMap<>();
    private final Thread beating;

    /** The daemon of a machine, with the two programs that speak with it. */
    private static final class Running {
        private final ChildProcess daemon;
        private final NodeConnection announcer;
        private final NodeConnection watcher;
        private final List<ServiceRecord> offered = new ArrayList<>();

        Running(ChildProcess daemon, NodeConnection announcer, NodeConnection watcher) {
            this.daemon = daemon;
            this.announcer = announcer;
            this.watcher = watcher;
        }
    }

    /**
     * Makes keys and certificates of all machines.
     *
     * @param folder for their folders and logs
     * @param commands main class of the command line
     * @param sites how many sites the machines stand in, as many in each
     * @param closing ends all daemons, whenever this program ends
     */
    NodeFinder(BenchMachines machines, Path folder, Class<?> commands, int sites, Sightings told, Closing closing) {
        this.machines = machines;
        this.folder = folder;
        this.commands = commands;
        this.perSite = Math.ceilDiv(machines.count(), sites);
        this.told = told;
        this.closing = closing;
        NodeIssuer issuer = NodeIssuer.selfSigned("tlsca.bench", Instant.now(), LIFE, random);
        this.consortium = consortium(issuer);
        for (int i = 0; i < machines.count(); i++) {
            NodeFiles files = new NodeFiles(home(i));
            String request = files.init("node-" + i, Unit.OPERATOR, random);
            files.accept(
                            issuer.certify(request, Instant.now(), LIFE, random),
                            consortium.authority(InstantSource.system()))
                    .orThrow();
            consortium.write(home(i).resolve(Consortium.FILE_NAME));
        }
        this.beating = Thread.ofVirtual().name("beats").start(this::beat);
    }

    private static Consortium consortium(NodeIssuer issuer) {
        try {
            return new Consortium(
                    "bench",
                    List.of(new Consortium.Root(
                            "DSO", Bytes.of(issuer.certificate().getEncoded()))));
        } catch (CertificateEncodingException ownCertificate) {
            throw new IllegalStateException(ownCertificate);
        }
    }

    @Override
    public String name() {
        return "nodes";
    }

    private Path home(int machine) {
        return folder.resolve("node-" + machine);
    }

    /** Where programs of a machine speak with its daemon. */
    Path socket(int machine) {
        return RunningNode.socketOf(home(machine));
    }

    int site(int machine) {
        return machine / perSite;
    }

    private boolean isBridge(int machine) {
        return perSite < machines.count() && machine % perSite < BRIDGES;
    }

    @Override
    public void start(int machine) throws InterruptedException {
        Path ready = folder.resolve("node-" + machine + ".ready");
        ReadyFile.forget(ready);
        JavaProgram node = new JavaProgram(
                "node-" + machine,
                new JavaProgram.Code.Own(commands, arguments(machine, ready)),
                HEAP_MEGABYTES,
                Map.of(),
                JavaProgram.Size.ONE_OF_MANY);
        ChildProcess daemon = ChildProcess.start(
                node.name(),
                machines.on(machine, node.command()),
                Leftovers.mark(),
                folder.resolve("node-" + machine + ".log"));
        closing.add("end " + daemon.name(), daemon::kill);
        ReadyFile.await(daemon, ready, START);
        NodeConnection announcer = connected(machine, "announcer");
        NodeConnection watcher = connected(machine, "watcher");
        synchronized (this) {
            running.put(machine, new Running(daemon, announcer, watcher));
        }
        Thread.ofVirtual().name("watches " + machine).start(() -> watch(machine, watcher));
    }

    private NodeConnection connected(int machine, String actor) {
        NodeConnection connection = new NodeConnection(socket(machine));
        connection.hello(actor, ProcessHandle.current().pid());
        return connection;
    }

    private List<String> arguments(int machine, Path ready) {
        List<String> arguments = new ArrayList<>(List.of(
                "node",
                "run",
                "--dir",
                home(machine).toString(),
                "--site",
                "site-" + site(machine),
                "--listen",
                machines.address(machine) + ":" + SITE_PORT,
                "--contact",
                contacts(machine, SITE_PORT),
                "--ready-file",
                ready.toString()));
        if (isBridge(machine)) {
            arguments.addAll(List.of(
                    "--trunk",
                    machines.address(machine) + ":" + TRUNK_PORT,
                    "--trunk-contact",
                    contacts(machine, TRUNK_PORT)));
        }
        return arguments;
    }

    /** Others of the site, or all bridges: a few are enough to find the others by. */
    private String contacts(int machine, int port) {
        return String.join(
                ",",
                IntStream.range(0, machines.count())
                        .filter(other -> port == TRUNK_PORT ? isBridge(other) : site(other) == site(machine))
                        .limit(5)
                        .mapToObj(other -> machines.address(other) + ":" + port)
                        .toList());
    }

    private void watch(int machine, NodeConnection watcher) {
        Map<RecordId, String> names = new HashMap<>();
        try {
            watcher.watch(List.of(), tell -> {
                switch (tell) {
                    case Tell.Up up -> {
                        names.put(up.service().id(), up.service().record().instance());
                        told.up(machine, up.service().record().instance());
                    }
                    case Tell.Down down -> told.down(machine, String.valueOf(names.get(down.id())));
                    case Tell.Changed changed -> {
                        // is there before and after
                    }
                    case Tell.Complete complete -> {
                        // says nothing of a service
                    }
                }
            });
        } catch (UncheckedIOException ended) {
            LOG.log(System.Logger.Level.DEBUG, "machine {0} is watched no more: {1}", machine, ended.getMessage());
        }
    }

    @Override
    public void kill(int machine) {
        Running killed;
        synchronized (this) {
            killed = running.remove(machine);
        }
        if (killed != null) {
            killed.daemon.kill();
            close(killed.announcer);
            close(killed.watcher);
            told.forget(machine);
        }
    }

    private static void close(NodeConnection connection) {
        synchronized (connection) {
            connection.close();
        }
    }

    @Override
    public void announce(int machine, String service) {
        Running at = at(machine);
        synchronized (at) {
            at.offered.add(record(service));
            at.announcer.announce(at.offered);
        }
    }

    private synchronized Running at(int machine) {
        Running at = running.get(machine);
        if (at == null) {
            throw new IllegalStateException("machine " + machine + " does not run");
        }
        return at;
    }

    /** A service as the benchmark's programs offer it. */
    static ServiceRecord record(String service) {
        return new ServiceRecord(
                "bench",
                "trial",
                Kind.TCP,
                Scope.GLOBAL,
                "bench",
                service,
                "main",
                new Life(Bytes.of(new byte[Life.LENGTH])),
                List.of(new Endpoint("127.0.0.1", SITE_PORT, null)),
                null,
                List.of());
    }

    /** What is offered is a sign of life as well. */
    private void beat() {
        try {
            while (true) {
                TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
                for (Running each : all()) {
                    beat(each);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat(Running each) {
        synchronized (each) {
            try {
                each.announcer.announce(each.offered);
            } catch (UncheckedIOException ended) {
                LOG.log(System.Logger.Level.DEBUG, "a daemon ends: {0}", ended.getMessage()); // whoever ended it knows
            }
        }
    }

    /** Of all daemons that run. */
    List<ProcessHandle> processes() {
        return all().stream()
                .flatMap(each -> ProcessHandle.of(each.daemon.pid()).stream())
                .toList();
    }

    private synchronized List<Running> all() {
        return List.copyOf(running.values());
    }

    @Override
    public void close() {
        beating.interrupt();
        for (Running each : all()) {
            each.daemon.kill();
            close(each.announcer);
            close(each.watcher);
        }
    }
}
