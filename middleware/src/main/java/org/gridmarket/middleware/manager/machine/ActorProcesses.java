package org.gridmarket.middleware.manager.machine;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.daemon.MachineProcesses;
import org.gridmarket.middleware.manager.ActorId;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.middleware.manager.Sight;
import org.gridmarket.process.JavaProgram;

/**
 * The processes of actors, each a JVM of its own: those that this life of the daemon has started, and those that another one has
 * and that say who they are. A process is known by its number and its start, so a number that is given out anew is nobody. For
 * one thread at a time.
 */
final class ActorProcesses {
    private static final Logger LOG = System.getLogger(ActorProcesses.class.getName());
    private static final long MEGABYTE = 1024L * 1024;

    private final Path root;
    private final MachineProcesses machine;
    private final MachineClock clock;
    private final String boot;
    private final Map<ActorId, Child> children = new HashMap<>();
    private final Map<ActorId, Seen> seen = new HashMap<>();
    private final Map<ActorId, String> lastEnds = new HashMap<>();

    private record Child(Process process, Bytes launch) {}

    private record Seen(long pid, long memoryBytes, long readMillis) {}

    /**
     * A process that is there.
     *
     * @param handle of it
     * @param launch digest of what it was started with
     * @param ready whether its components run
     */
    private record Found(ProcessHandle handle, Bytes launch, boolean ready) {}

    ActorProcesses(Path root, MachineProcesses machine, MachineClock clock) {
        this.root = root;
        this.machine = machine;
        this.clock = clock;
        this.boot = machine.boot();
    }

    ActorFolder folder(ActorId id) {
        return new ActorFolder(root, id);
    }

    /** What is seen of an actor now. */
    Sight look(ActorId id) {
        noteEnd(id);
        Optional<Found> found = find(id);
        if (found.isEmpty()) {
            seen.remove(id);
            return new Sight.Nobody();
        }
        Found there = found.get();
        return new Sight.Alive(
                there.launch(), there.ready(), memory(id, there.handle().pid()));
    }

    /** Of the process that was there at the last look, as it was last read; 0 for none. */
    long memoryBytes(ActorId id) {
        Seen last = seen.get(id);
        return last == null ? 0 : last.memoryBytes();
    }

    /** Number of the process that was there at the last look; 0 for none. */
    long pid(ActorId id) {
        Seen last = seen.get(id);
        return last == null ? 0 : last.pid();
    }

    /** How its last process ended that this life of the daemon has started; empty when none did. */
    String lastEnd(ActorId id) {
        return lastEnds.getOrDefault(id, "");
    }

    private long memory(ActorId id, long pid) {
        Seen last = seen.get(id);
        long now = clock.monotonicMillis();
        if (last == null || last.pid() != pid || now - last.readMillis() >= ManagerLimits.MEMORY_LOOK_MILLIS) {
            last = new Seen(pid, machine.residentBytes(pid), now);
            seen.put(id, last);
            boundRaw(folder(id).raw());
        }
        return last.memoryBytes();
    }

    private void noteEnd(ActorId id) {
        Child child = children.get(id);
        if (child != null && !child.process().isAlive()) {
            children.remove(id);
            int code = child.process().exitValue();
            lastEnds.put(id, code == ActorMain.NOT_MINE ? "another process had it" : "code " + code);
            LOG.log(Level.INFO, "process " + child.process().pid() + " of " + id + " ended with code " + code);
        }
    }

    /** Who has the actor's lock; else one that was started and does not have it yet. */
    private Optional<Found> find(ActorId id) {
        Optional<Found> owner = folder(id)
                .lastOwner()
                .filter(each -> each.boot().equals(boot))
                .filter(each -> {
                    OptionalLong start = machine.startOf(each.pid());
                    return start.isPresent() && start.getAsLong() == each.startMillis();
                })
                .flatMap(each ->
                        ProcessHandle.of(each.pid()).map(handle -> new Found(handle, each.launch(), each.ready())));
        Child child = children.get(id);
        return owner.isPresent() || child == null || !child.process().isAlive()
                ? owner
                : Optional.of(new Found(child.process().toHandle(), child.launch(), false));
    }

    /** Starts a process; one that cannot be started is seen as one that has ended. */
    void start(Launch launch) {
        ActorFolder folder = folder(launch.id());
        ProcessBuilder builder = new ProcessBuilder(command(launch))
                .directory(folder.work().toFile())
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.appendTo(folder.raw().toFile()));
        try {
            folder.make();
            folder.launch().replace(launch.text());
            Process process = builder.start();
            children.put(launch.id(), new Child(process, launch.digest()));
            LOG.log(Level.INFO, "process " + process.pid() + " of " + launch.id() + " is started");
        } catch (IOException | UncheckedIOException full) { // what another actor is to do is done nevertheless
            lastEnds.put(launch.id(), "not started: " + full.getMessage());
            LOG.log(Level.WARNING, "no process of " + launch.id() + " can be started: " + full.getMessage());
        }
    }

    private List<String> command(Launch launch) {
        ActorId id = launch.id();
        List<String> arguments = List.of(
                root.toString(),
                id.application(),
                id.actor(),
                Integer.toString(id.number()),
                launch.digest().toHex());
        int heapMegabytes = (int) Math.max(1, launch.heapBytes() / MEGABYTE);
        return new JavaProgram(
                        id.toString(),
                        new JavaProgram.Code.Own(ActorMain.class, arguments),
                        heapMegabytes,
                        Map.of(),
                        JavaProgram.Size.BOUNDED)
                .command();
    }

    /** Asks its process to end. */
    void end(ActorId id) {
        find(id).ifPresent(each -> each.handle().destroy());
    }

    /** Ends its process. */
    void kill(ActorId id) {
        find(id).ifPresent(each -> each.handle().destroyForcibly());
    }

    /** What the JVM prints beside the log is rarely more than a line; it is begun anew when it grows. */
    private static void boundRaw(Path raw) {
        try {
            if (Files.exists(raw) && Files.size(raw) > ManagerLimits.LOG_BYTES) {
                try (FileChannel file = FileChannel.open(raw, StandardOpenOption.WRITE)) {
                    file.truncate(0);
                }
            }
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot bound " + raw, unusable);
        }
    }
}
