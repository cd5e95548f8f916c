package org.gridmarket.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.gridmarket.sandbox.engine.ChicoryEngine;
import org.gridmarket.sandbox.engine.CompiledCode;
import org.gridmarket.sandbox.engine.Confinement;
import org.gridmarket.sandbox.engine.Engine;
import org.gridmarket.sandbox.engine.V8Engine;
import org.gridmarket.sandbox.module.Instrumenter;
import org.gridmarket.sandbox.module.Instrumenter.Metered;
import org.gridmarket.sandbox.wasi.Guest;

/**
 * How long programs that are trusted take, for benchmarks: in this process (V8 in its own), with the meter and
 * without, which bounds nothing. Only {@code _start} is timed, not compiling and loading.
 */
public final class EngineSpeed implements AutoCloseable {
    private final Engine engine;
    private final AtomicLong nanos = new AtomicLong();

    private EngineSpeed(Engine engine) {
        this.engine = engine;
    }

    /** An engine, if it is on this machine. */
    public static Optional<EngineSpeed> of(EngineName name) {
        return switch (name) {
            case V8 -> V8Engine.find(Confinement.none()).map(EngineSpeed::new);
            case CHICORY_AOT -> Optional.of(new EngineSpeed(ChicoryEngine.compiling(CompiledCode.nowhere())));
            case CHICORY_INTERPRETER -> Optional.of(new EngineSpeed(ChicoryEngine.interpreting()));
        };
    }

    /**
     * One run.
     *
     * @param nanos wall time of the program alone
     * @param outcome as the sandbox gives it; without the meter it counts only calls of the host
     */
    public record Run(long nanos, Outcome outcome) {}

    /** Runs each several times; engines that compile while they run grow faster from run to run. */
    public Run quickest(Job job, boolean metered, int runs) throws InterruptedException {
        Instrumenter.Result module = metered ? Instrumenter.instrument(job.module()) : Instrumenter.bare(job.module());
        List<Run> all = new ArrayList<>();
        EngineProcess.onLargeStack(() -> {
            for (int run = 0; run < runs; run++) {
                Outcome outcome = CommandRun.run(job, new Timed(), named(module, metered));
                all.add(new Run(nanos.get(), outcome));
            }
        });
        return Collections.min(all, Comparator.comparingLong(Run::nanos));
    }

    /** Engines keep what they compiled by the hash of the original: the bare form gets another. */
    private static Instrumenter.Result named(Instrumenter.Result module, boolean metered) {
        if (metered || !(module instanceof Metered bare)) {
            return module;
        }
        return new Metered(
                Hashes.sha256(bare.bytes()),
                bare.bytes(),
                bare.imports(),
                bare.entries(),
                bare.leastPages(),
                bare.mostPages(),
                bare.globals(),
                bare.restorable());
    }

    @Override
    public void close() {
        engine.close();
    }

    /** The engine with a stopwatch around the program. */
    private final class Timed implements Engine {
        @Override
        public Start start(Metered module, Host host) {
            return engine.start(module, host) instanceof Start.Started(Program program)
                    ? new Start.Started(new TimedProgram(program))
                    : new Start.NotStarted(engine + " does not start");
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    private final class TimedProgram implements Engine.Program {
        private final Engine.Program program;

        private TimedProgram(Engine.Program program) {
            this.program = program;
        }

        @Override
        public Engine.Ending call(String entry, int... arguments) {
            long begun = System.nanoTime();
            Engine.Ending ending = program.call(entry, arguments);
            nanos.set(System.nanoTime() - begun);
            return ending;
        }

        @Override
        public long global(String name) {
            return program.global(name);
        }

        @Override
        public void global(String name, long value) {
            program.global(name, value);
        }

        @Override
        public Guest guest() {
            return program.guest();
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
