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
import java.util.stream.Stream;
import org.gridmarket.sandbox.module.Instrumenter.Metered;

/**
 * V8: each program gets its own process of node, without files, network and rights (node's permission model, and bubblewrap where
 * it works). WASI is answered by this process, by the same code as for the other engines.
 */
public final class V8Engine implements Engine {
    private static final String PROGRAM = script();

    private final Path node;
    private final Confinement confinement;
    private final Queue<Frames> running = new ConcurrentLinkedQueue<>();

    private V8Engine(Path node, Confinement confinement) {
        this.node = node;
        this.confinement = confinement;
    }

    /** The engine, if there is a node in PATH. */
    public static Optional<V8Engine> find(Confinement confinement) {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(":"))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(node -> new V8Engine(node, confinement));
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
        List<String> command = List.of(
                node.toString(), "--experimental-permission", "--allow-worker", "--no-warnings", "-e", PROGRAM);
        try {
            Frames frames = Frames.start(confinement.around(command, List.of()));
            running.add(frames);
            return new V8Program(frames, host, module).load();
        } catch (IOException failure) {
            return new Start.NotStarted("node does not start: " + failure.getMessage());
        }
    }

    /** Another one with processes of its own. */
    public V8Engine again() {
        return new V8Engine(node, confinement);
    }

    /** Ends the processes of all its programs; may be called while they run. */
    @Override
    public void close() {
        running.forEach(Frames::close);
    }
}
