package org.gridmarket.sandbox;

import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.engine.Engine;
import org.gridmarket.sandbox.engine.Engine.Ending;
import org.gridmarket.sandbox.engine.EngineGoneException;
import org.gridmarket.sandbox.module.Instrumenter;
import org.gridmarket.sandbox.module.Instrumenter.Metered;
import org.gridmarket.sandbox.wasi.EndOfRun;
import org.gridmarket.sandbox.wasi.WasiHost;
import org.gridmarket.sandbox.wasi.WasiSetup;

/** Runs one job on one engine in the calling thread, and says how it ended. The same for all engines. */
final class CommandRun {
    /** What a module writes into its global "ended", see the meter of the module. */
    static final int BEYOND_MEMORY = 1;

    static final int NOT_GROWN = 2;

    private static final Bytes NOTHING = Bytes.of(new byte[0]);

    private final Job job;
    private final WasiHost host;

    private CommandRun(Job job) {
        this.job = job;
        this.host = new WasiHost(new WasiSetup(
                job.manifest(),
                job.allArguments(),
                job.environment(),
                job.standardInput(),
                job.in(),
                job.base(),
                job.limits().instructions(),
                job.limits().storage()));
    }

    static Outcome run(Job job, Engine engine, Instrumenter.Result module) {
        return switch (module) {
            case Instrumenter.Refused refused -> without(Status.JOB_DESCRIPTION_ERROR);
            case Metered metered -> {
                if (!metered.has("_start")) {
                    yield without(Status.JOB_DESCRIPTION_ERROR);
                }
                if (metered.leastPages() > job.limits().pages()) {
                    yield without(Status.MEMORY_EXCEEDED);
                }
                try {
                    yield new CommandRun(job).start(engine, metered);
                } catch (EngineGoneException gone) {
                    yield new Outcome.Undecided(String.valueOf(gone.getMessage()));
                }
            }
        };
    }

    /** Nothing was executed and nothing was written. */
    private static Result without(Status status) {
        return new Result(status, 0, new OutputArchive(0, NOTHING, NOTHING, FileTree.EMPTY).toBytes());
    }

    private Outcome start(Engine engine, Metered metered) {
        return switch (engine.start(metered, host::call)) {
            case Engine.Start.NotStarted not -> new Outcome.Undecided(not.why());
            case Engine.Start.Started started -> {
                try (Engine.Program program = started.program()) {
                    program.global(Instrumenter.LEFT, job.limits().instructions());
                    program.global(Instrumenter.PAGES, Math.min(job.limits().pages(), metered.mostPages()));
                    Ending ending =
                            metered.has(Instrumenter.BEGIN) ? program.call(Instrumenter.BEGIN) : new Ending.Returned(0);
                    if (ending instanceof Ending.Returned) {
                        ending = program.call("_start");
                    }
                    yield outcome(program, ending);
                }
            }
        };
    }

    private Outcome outcome(Engine.Program program, Ending ending) {
        if (ending instanceof Ending.Failed failed) {
            return new Outcome.Undecided(failed.why());
        }
        long left = program.global(Instrumenter.LEFT);
        if (left < 0) {
            return result(Status.INSTRUCTIONS_EXCEEDED, job.limits().instructions(), 0);
        }
        long used = job.limits().instructions() - left;
        return switch (ending) {
            case Ending.Returned returned -> result(Status.COMPLETED, used, 0);
            case Ending.Ended ended -> ended(ended.how(), used);
            case Ending.Failed failed -> new Outcome.Undecided(failed.why());
            case Ending.Trapped trapped ->
                switch ((int) program.global(Instrumenter.ENDED)) {
                    case BEYOND_MEMORY -> result(Status.MEMORY_EXCEEDED, used, 0);
                    case NOT_GROWN -> new Outcome.Undecided("the machine has no memory for what the job may use");
                    default -> result(Status.EXCEPTION_OCCURRED, used, 0);
                };
        };
    }

    private Outcome ended(EndOfRun how, long used) {
        return switch (how.reason()) {
            case EXIT -> result(Status.COMPLETED, used, how.exitCode());
            case STORAGE -> result(Status.STORAGE_EXCEEDED, used, 0);
            case INSTRUCTIONS ->
                result(Status.INSTRUCTIONS_EXCEEDED, job.limits().instructions(), 0);
        };
    }

    private Result result(Status status, long instructions, int exitCode) {
        FileTree files = status == Status.COMPLETED ? host.out() : FileTree.EMPTY;
        return new Result(
                status,
                instructions,
                new OutputArchive(exitCode, host.standardOutput(), host.standardError(), files).toBytes());
    }
}
