package org.gridmarket.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.engine.Confinement;
import org.gridmarket.sandbox.engine.V8Engine;
import org.gridmarket.sandbox.module.Instrumenter;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs of strangers. Each runs in a child process with its own heap, without network and without files of
 * this machine, and is ended when the caller's patience is over; children that ended well wait for the next job. May
 * be used by any thread. What is promised, and how, is in docs/sandbox.md.
 */
public final class Sandbox implements AutoCloseable {
    private static final String NO_NODE = "no node from version 20 on in PATH";

    private final ChildProcesses children;
    private final Confinement confinement;
    private final @Nullable V8Engine v8;
    private final ScheduledExecutorService watch;

    private Sandbox(SandboxSettings settings) {
        this.confinement = settings.confined() ? Confinement.find() : Confinement.none();
        this.v8 = V8Engine.find(confinement).orElse(null);
        this.watch = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("sandbox-watch").factory());
        this.children = new ChildProcesses(settings, confinement, watch);
    }

    public static Sandbox open(SandboxSettings settings) {
        return new Sandbox(settings);
    }

    /** Why an engine is not here; nothing if it is. */
    public Optional<String> missing(EngineName engine) {
        return engine == EngineName.V8 && v8 == null ? Optional.of(NO_NODE) : Optional.empty();
    }

    /** Engines of this machine, the quickest first. */
    public List<EngineName> engines() {
        return List.of(EngineName.V8, EngineName.CHICORY_AOT, EngineName.CHICORY_INTERPRETER).stream()
                .filter(engine -> missing(engine).isEmpty())
                .toList();
    }

    /** Whether children are walled off from the machine, and by what or why not. */
    public String confinement() {
        return confinement.description();
    }

    /**
     * Runs a job to its end.
     *
     * @param patience wall time; beyond it the child is ended and nothing is known
     * @return a result, which is equal on every engine, or that this machine could not tell
     */
    public Outcome run(Job job, EngineName engine, Duration patience) {
        return switch (engine) {
            case V8 -> inV8(job, patience);
            case CHICORY_AOT, CHICORY_INTERPRETER -> inChild(job, engine, patience);
        };
    }

    /**
     * Runs a job on several engines; a result only if it is the same on all (spec/compute-market.md, "Verdict":
     * UNDECIDED).
     */
    public Outcome runOnAll(Job job, List<EngineName> engines, Duration patience) {
        List<Outcome> outcomes = new ArrayList<>();
        for (EngineName engine : engines) {
            Outcome outcome = run(job, engine, patience);
            if (outcome instanceof Outcome.Undecided undecided) {
                return new Outcome.Undecided(engine.text() + ": " + undecided.reason());
            }
            outcomes.add(outcome);
        }
        if (outcomes.isEmpty()) {
            return new Outcome.Undecided("no engine was asked");
        }
        return outcomes.stream().distinct().count() == 1
                ? outcomes.getFirst()
                : new Outcome.Undecided("engines disagree: " + engines + " gave " + outcomes);
    }

    private Outcome inV8(Job job, Duration patience) {
        if (v8 == null) {
            return new Outcome.Undecided("engine v8 is not here: " + NO_NODE);
        }
        V8Engine engine = v8.again();
        long begun = System.nanoTime();
        ScheduledFuture<?> end = watch.schedule(engine::close, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            Outcome outcome = CommandRun.run(job, engine, Instrumenter.instrument(job.module()));
            return outcome instanceof Outcome.Undecided && isOver(begun, patience) ? late(patience) : outcome;
        } finally {
            end.cancel(false);
            engine.close();
        }
    }

    private static boolean isOver(long begun, Duration patience) {
        return System.nanoTime() - begun >= patience.toNanos();
    }

    private static Outcome.Undecided late(Duration patience) {
        return new Outcome.Undecided("took longer than " + patience.toMillis() + " ms");
    }

    private Outcome inChild(Job job, EngineName engine, Duration patience) {
        ChildProcess child;
        try {
            child = children.take();
        } catch (IOException failure) {
            return new Outcome.Undecided("no child process: " + failure.getMessage());
        }
        try {
            long begun = System.nanoTime();
            Optional<Outcome> outcome = child.ask(patience, (out, in) -> {
                out.writeByte(EngineProcess.RUN);
                Transfer.bytes(out, Bytes.utf8(engine.name()));
                Transfer.job(out, job);
                out.flush();
                return Transfer.outcome(in);
            });
            return outcome.orElseGet(() -> isOver(begun, patience)
                    ? late(patience)
                    : new Outcome.Undecided("the child process ended: its heap is too small, or somebody ended it"));
        } finally {
            children.giveBack(child);
        }
    }

    /**
     * Starts a module of a stream in a child process of its own.
     *
     * @param partitions instances in it; inputs of one partition go to one of them, one after the other
     * @param patience for the start
     */
    public Reactor.Opening open(Bytes module, ReactorLimits limits, int partitions, Duration patience) {
        return Reactor.open(children, module, limits, partitions, patience);
    }

    /** Ends all children that wait. Those that run end with their jobs, streams with their reactors. */
    @Override
    public void close() {
        children.close();
        watch.shutdown();
    }
}
