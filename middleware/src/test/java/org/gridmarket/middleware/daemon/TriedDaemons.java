package org.gridmarket.middleware.daemon;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.gridmarket.discovery.protocol.Link;
import org.gridmarket.discovery.protocol.NodeSetting;
import org.gridmarket.discovery.protocol.Resumed;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.trust.Unit;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.middleware.disk.NodeFolder;
import org.gridmarket.middleware.wires.MemoryNet;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.testkit.discovery.DiscoveryExamples;
import org.gridmarket.testkit.discovery.SimulatedTrust;

/** Daemons of one machine each, in one site of this process. */
public final class TriedDaemons implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    public final SetClock clock = new SetClock();
    private final MemoryNet net = new MemoryNet();
    private final Path folders;
    private final Deque<NodeDaemon> running = new ArrayDeque<>();

    public TriedDaemons(Path folders) {
        this.folders = folders;
    }

    public static NodeId id(String name) {
        return SimulatedTrust.nodeOf(SimulatedTrust.keyOf(name));
    }

    /** Begins a life of a node of the DSO. */
    public NodeDaemon start(String name) {
        SimulatedTrust.Keys keys = new SimulatedTrust.Keys(
                SimulatedTrust.certificate(name, Organisation.DSO, Unit.OPERATOR, true), new Random());
        DaemonSetting setting = new DaemonSetting(
                NodeSetting.of(DiscoveryExamples.SITE, false),
                keys,
                DiscoveryExamples.TRUST,
                DiscoveryExamples.TRUST,
                EnumSet.of(Unit.OPERATOR),
                new WithdrawnNodes(),
                new MachineProcesses());
        NodeDaemon daemon = new NodeDaemon(
                setting,
                new NodeFolder(folders.resolve(name), "boot"),
                Map.of(Link.SITE, net.wires(id(name))),
                clock,
                new Random(),
                new FatalErrors());
        daemon.start();
        running.push(daemon);
        return daemon;
    }

    /** Has something done by a daemon's thread. */
    public static <T> T in(NodeDaemon daemon, Function<NodeDaemon.Session, T> work) throws Exception {
        return daemon.with(work).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Subscribes to all. */
    public static BlockingQueue<Tell> watch(NodeDaemon daemon) throws Exception {
        BlockingQueue<Tell> told = new LinkedBlockingQueue<>();
        in(
                daemon,
                now -> now.subscribe(record -> true, Resumed.NOTHING, told::add).orThrow());
        return told;
    }

    /** Waits for the next difference of this kind; others are skipped and returned as well. */
    public static <T extends Tell> T next(BlockingQueue<Tell> told, Class<T> kind) throws InterruptedException {
        List<Tell> before = new ArrayList<>();
        while (true) {
            Tell tell = told.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            if (tell == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " was told; before: " + before);
            }
            if (kind.isInstance(tell)) {
                return kind.cast(tell);
            }
            before.add(tell);
        }
    }

    @Override
    public void close() {
        running.forEach(NodeDaemon::close);
    }
}
