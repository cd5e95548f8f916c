package org.gridmarket.sandbox;

import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.engine.ChicoryEngine;
import org.gridmarket.sandbox.engine.CompiledCode;
import org.gridmarket.sandbox.engine.Confinement;
import org.gridmarket.sandbox.engine.Engine;
import org.gridmarket.sandbox.engine.V8Engine;
import org.gridmarket.sandbox.module.Instrumenter;

/** Engines in the process of the test: quick to start, and what fails shows its stack. */
final class InThisProcess {
    static final Engine COMPILED = ChicoryEngine.compiling(CompiledCode.nowhere());
    static final Engine INTERPRETED = ChicoryEngine.interpreting();
    static final V8Engine V8 = V8Engine.find(Confinement.none())
            .orElseThrow(() -> new AssertionError("no node in PATH; the second engine cannot be tested"));

    static final Bytes MANIFEST = Hashes.sha256(Bytes.utf8("a manifest"));
    static final Limits LIMITS = new Limits(1_000_000_000, 256, 1 << 20);

    private static final long STACK_BYTES = 1L << 30;

    private InThisProcess() {}

    static Job job(String text) {
        return Job.of(MANIFEST, WasmTools.wat(text), LIMITS);
    }

    static Result run(Engine engine, Job job) {
        Outcome outcome = outcome(engine, job);
        if (outcome instanceof Result result) {
            return result;
        }
        throw new AssertionError(outcome.toString());
    }

    static Outcome outcome(Engine engine, Job job) {
        return onLargeStack(() -> CommandRun.run(job, engine, Instrumenter.instrument(job.module())));
    }

    static <T> T onLargeStack(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "sandbox-test", STACK_BYTES);
        thread.start();
        try {
            return task.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException failure) {
            throw new AssertionError(failure);
        }
    }

    /** On all engines, which must agree. */
    static Result everywhere(Job job) {
        Result compiled = run(COMPILED, job);
        Result interpreted = run(INTERPRETED, job);
        Result v8 = run(V8, job);
        if (!compiled.equals(interpreted) || !compiled.equals(v8)) {
            throw new AssertionError("engines disagree:\n" + compiled + "\n" + interpreted + "\n" + v8);
        }
        return compiled;
    }
}
