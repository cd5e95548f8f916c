package org.gridmarket.sandbox.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gridmarket.sandbox.module.Instrumenter.Metered;

/**
 * V8: each program gets its own process of node, without files, network and rights (node's permission model, and
 * bubblewrap where it works). WASI is answered by this process, by the same code as for the other engines.
 */
public final class V8Engine implements Engine {
    private static final String PROGRAM = script();

    /** The permission model by its name from version 23.5 on, and before. */
    private static final List<String> PERMISSION_FLAGS = List.of("--permission", "--experimental-permission");

    /** An empty script ends in 50 ms; on a loaded machine it may wait. */
    private static final long PROBE_SECONDS = 20;

    private final Path node;
    private final String permissionFlag;
    private final Confinement confinement;
    private final Queue<Frames> running = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    private V8Engine(Path node, String permissionFlag, Confinement confinement) {
        this.node = node;
        this.permissionFlag = permissionFlag;
        this.confinement = confinement;
    }

    /** The engine, if there is a node in PATH that has the permission model (from version 20 on). */
    public static Optional<V8Engine> find(Confinement confinement) {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(":"))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .flatMap(node -> PERMISSION_FLAGS.stream()
                        .filter(flag -> accepts(node, flag))
                        .findFirst()
                        .map(flag -> new V8Engine(node, flag, confinement)));
    }

    private static boolean accepts(Path node, String flag) {
        try {
            Process probe = new ProcessBuilder(node.toString(), flag, "--no-warnings", "-e", "")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!probe.waitFor(PROBE_SECONDS, TimeUnit.SECONDS)) {
                probe.destroyForcibly();
                return false;
            }
            return probe.exitValue() == 0;
        } catch (IOException notStarted) {
            return false;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String script() {
        try (InputStream in = V8Engine.class.getResourceAsStream("v8.js")) {
            if (in == null) {
                throw new IllegalStateException("v8.js is missing from this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("v8.js cannot be read", unreadable);
        }
    }

    @Override
    public Start start(Metered module, Host host) {
        List<String> command =
                List.of(node.toString(), permissionFlag, "--allow-worker", "--no-warnings", "-e", PROGRAM);
        try {
            Frames frames = Frames.start(confinement.around(command, List.of()));
            running.add(frames);
            if (closed) { // before it was among those that run
                frames.close();
            }
            return new V8Program(frames, host, module).load();
        } catch (IOException failure) {
            return new Start.NotStarted("node does not start: " + failure.getMessage());
        }
    }

    /** Another one with processes of its own. */
    public V8Engine again() {
        return new V8Engine(node, permissionFlag, confinement);
    }

    /** Ends the processes of all its programs, also of those that are about to start; may be called while they run. */
    @Override
    public void close() {
        closed = true;
        running.forEach(Frames::close);
    }
}
