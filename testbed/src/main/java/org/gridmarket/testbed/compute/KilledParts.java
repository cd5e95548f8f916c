package org.gridmarket.testbed.compute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.process.ReadyFile;

/**
 * Programs as whoever takes part starts them, each a process of its own, any of which is killed as by a power cut and started
 * again with the same arguments. Thread-safe.
 */
final class KilledParts {
    private static final int HEAP_MEGABYTES = 160;
    private static final long STOP_MILLIS = 5_000;

    private final Class<?> commands;
    private final Path logs;
    private final Closing closing;
    private final Map<String, List<String>> arguments = new LinkedHashMap<>();
    private final Map<String, ChildProcess> running = new LinkedHashMap<>();
    private final Map<String, Path> readyFiles = new LinkedHashMap<>();
    private int started;
    private boolean closed;

    /** @param commands whose main reads arguments as they are typed */
    KilledParts(Class<?> commands, Path logs, Closing closing) {
        this.commands = commands;
        this.logs = logs;
        this.closing = closing;
        closing.add("stop the parts", this::close);
    }

    /** Starts one that says when it takes part: it is not killed before, or on a slow machine it would never come that far. */
    void startServing(String name, List<String> typed) {
        Path ready = logs.resolve(name + ".ready").toAbsolutePath();
        List<String> saying = new ArrayList<>(typed);
        saying.addAll(List.of("--ready-file", ready.toString()));
        synchronized (this) {
            readyFiles.put(name, ready);
            start(name, saying);
        }
    }

    /** Starts one, for the first time or again after it has ended. */
    synchronized ChildProcess start(String name, List<String> typed) {
        arguments.put(name, List.copyOf(typed));
        Optional.ofNullable(readyFiles.get(name)).ifPresent(ReadyFile::forget);
        started++;
        ChildProcess process = closing.add(
                new JavaProgram(
                                name + "-" + started,
                                new JavaProgram.Code.Own(commands, typed),
                                HEAP_MEGABYTES,
                                Map.of())
                        .start(logs),
                STOP_MILLIS);
        running.put(name, process);
        return process;
    }

    /** Kills one that takes part and has not ended by itself; its name, or nothing when none does. */
    synchronized String kill(RandomGenerator random) {
        List<String> active = new ArrayList<>(running.keySet());
        active.removeIf(name -> !takesPart(name));
        if (closed || active.isEmpty()) {
            return "";
        }
        String name = active.get(random.nextInt(active.size()));
        ChildProcess process = running.get(name);
        if (process != null) {
            process.kill();
            start(name, typed(name));
        }
        return name;
    }

    /** Starts again who takes part and has ended by itself, as whoever watches over services does; how many those were. */
    synchronized int startEnded() {
        List<String> ended = readyFiles.keySet().stream()
                .filter(name -> !now(name).isAlive())
                .toList();
        if (closed) {
            return 0;
        }
        ended.forEach(name -> start(name, typed(name)));
        return ended.size();
    }

    private List<String> typed(String name) {
        return Objects.requireNonNull(arguments.get(name), name);
    }

    private boolean takesPart(String name) {
        ChildProcess process = running.get(name);
        Path ready = readyFiles.get(name);
        return process != null && process.isAlive() && (ready == null || Files.exists(ready));
    }

    /** The process that runs under a name now. */
    synchronized ChildProcess now(String name) {
        ChildProcess process = running.get(name);
        if (process == null) {
            throw new IllegalStateException("nothing was started as " + name);
        }
        return process;
    }

    private synchronized void close() {
        closed = true;
    }
}
