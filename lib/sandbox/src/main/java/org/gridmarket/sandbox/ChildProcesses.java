package org.gridmarket.sandbox;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.engine.Confinement;

/** Starts children and keeps some of them warm. */
final class ChildProcesses implements AutoCloseable {
    /** Chicory's compiler writes with these; they come with it. */
    private static final List<String> COMPILERS_LIBRARIES = List.of(
            "org.objectweb.asm.ClassWriter",
            "org.objectweb.asm.tree.ClassNode",
            "org.objectweb.asm.tree.analysis.Analyzer",
            "org.objectweb.asm.commons.ClassRemapper",
            "org.objectweb.asm.util.CheckClassAdapter");

    private final SandboxSettings settings;
    private final Confinement confinement;
    private final ScheduledExecutorService watch;
    private final Deque<ChildProcess> idle = new ArrayDeque<>();
    private boolean closed;

    ChildProcesses(SandboxSettings settings, Confinement confinement, ScheduledExecutorService watch) {
        this.settings = settings;
        this.confinement = confinement;
        this.watch = watch;
    }

    /** A warm one or a new one. */
    ChildProcess take() throws IOException {
        synchronized (this) {
            while (!idle.isEmpty()) {
                ChildProcess child = idle.pop();
                if (child.isAlive()) {
                    return child;
                }
            }
        }
        return start();
    }

    void giveBack(ChildProcess child) {
        synchronized (this) {
            if (!closed && child.isAlive() && idle.size() < settings.idle()) {
                idle.push(child);
                return;
            }
        }
        child.close();
    }

    private ChildProcess start() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        List<Path> classPath = classPath();
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/java").toString(),
                "-Xmx" + settings.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:-DontCompileHugeMethods", // a large function of WebAssembly is a large method
                "-Xlog:disable",
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(":")),
                EngineProcess.class.getName()));
        List<Path> readable = new ArrayList<>(classPath);
        readable.add(home);
        List<Path> writable =
                settings.compiled().stream().map(Path::toAbsolutePath).toList();
        for (Path folder : writable) {
            Files.createDirectories(folder);
            command.addAll(List.of(folder.toString(), Long.toString(settings.compiledBytes())));
        }
        ProcessBuilder builder = new ProcessBuilder(confinement.around(command, readable, writable))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return new ChildProcess(started(builder), watch);
    }

    /**
     * Bubblewrap ends a child when the thread that started it ends. So that is one that lives as long as the sandbox,
     * and not the caller's, which may end while the child waits or works for somebody else.
     */
    private Process started(ProcessBuilder builder) throws IOException {
        try {
            return watch.submit(builder::start).get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (RejectedExecutionException over) {
            throw new IOException("this sandbox is closed", over);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a child process was started", stop);
        }
    }

    /** Where the classes lie that a child needs, whatever loaded them here. */
    private static List<Path> classPath() {
        Stream<Class<?>> own =
                Stream.of(EngineProcess.class, Bytes.class, Instance.class, Parser.class, MachineFactoryCompiler.class);
        return Stream.concat(own, COMPILERS_LIBRARIES.stream().map(ChildProcesses::load))
                .map(ChildProcesses::place)
                .distinct()
                .toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, MachineFactoryCompiler.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException("a library of Chicory's compiler is missing: " + name, missing);
        }
    }

    private static Path place(Class<?> of) {
        try {
            return Path.of(
                    of.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException noPath) {
            throw new IllegalStateException(of + " comes from no file", noPath);
        }
    }

    @Override
    public void close() {
        List<ChildProcess> waiting;
        synchronized (this) {
            closed = true;
            waiting = List.copyOf(idle);
            idle.clear();
        }
        waiting.forEach(ChildProcess::close);
    }
}
