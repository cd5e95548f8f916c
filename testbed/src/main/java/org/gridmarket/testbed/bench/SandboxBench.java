package org.gridmarket.testbed.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.sandbox.EngineName;
import org.gridmarket.sandbox.EngineSpeed;
import org.gridmarket.sandbox.Hashes;
import org.gridmarket.sandbox.Job;
import org.gridmarket.sandbox.Limits;
import org.gridmarket.sandbox.Result;

/** Programs in C, natively and on each engine of the sandbox, with the meter and without. */
public final class SandboxBench {
    private static final Limits LIMITS = new Limits(Limits.MOST_INSTRUCTIONS, 4_096, 64 << 20);
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * A program and its argument.
     *
     * @param name of the source, without its ending
     * @param argument how much it does: some tenths of a second natively
     */
    public record Program(String name, String argument) {
        /** Those of lib/sandbox/programs. */
        public static List<Program> all() {
            return List.of(
                    new Program("gemm", "500"),
                    new Program("jacobi", "500"),
                    new Program("options", "2000000"),
                    new Program("body", "60"));
        }
    }

    private final Path sources;
    private final int runs;
    private final Consumer<String> progress;

    /**
     * @param sources folder of the programs
     * @param runs of each; the quickest counts
     */
    public SandboxBench(Path sources, int runs, Consumer<String> progress) {
        this.sources = sources;
        this.runs = runs;
        this.progress = progress;
    }

    /** Measures a program. */
    public SandboxRow run(Program program) {
        try {
            Path folder = Files.createTempDirectory("bench-sandbox");
            try {
                return in(folder, program);
            } finally {
                Files.deleteIfExists(folder.resolve("native"));
                Files.deleteIfExists(folder.resolve("module.wasm"));
                Files.delete(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot compile " + program, failure);
        }
    }

    private SandboxRow in(Path folder, Program program) throws IOException {
        String source = sources.resolve(program.name() + ".c").toAbsolutePath().toString();
        await(folder, "cc", "-O2", "-o", "native", source, "-lm");
        await(folder, "clang", "--target=wasm32-wasi", "--sysroot=/usr", "-O2", "-o", "module.wasm", source, "-lm");
        Bytes module = Bytes.of(Files.readAllBytes(folder.resolve("module.wasm")));
        Job job = Job.of(Hashes.sha256(module), module, LIMITS).withArguments(program.argument());
        long quickest = Long.MAX_VALUE;
        for (int run = 0; run < runs; run++) {
            long begun = System.nanoTime();
            await(folder, "./native", program.argument());
            quickest = Math.min(quickest, System.nanoTime() - begun);
        }
        List<Optional<EngineSpeed.Run>> measured = new ArrayList<>();
        for (EngineName engine : List.of(EngineName.V8, EngineName.CHICORY_AOT)) {
            for (boolean metered : List.of(false, true)) {
                progress.accept(program.name() + " on " + engine.text() + (metered ? "" : ", without the meter"));
                measured.add(measure(job, engine, metered));
            }
        }
        return row(program, quickest, measured);
    }

    private Optional<EngineSpeed.Run> measure(Job job, EngineName name, boolean metered) {
        Optional<EngineSpeed> engine = EngineSpeed.of(name);
        if (engine.isEmpty()) {
            return Optional.empty();
        }
        try (EngineSpeed speed = engine.get()) {
            return Optional.of(speed.quickest(job, metered, runs));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new PartFailedException("interrupted while " + name.text() + " was measured");
        }
    }

    private static SandboxRow row(Program program, long nativeNanos, List<Optional<EngineSpeed.Run>> measured) {
        List<Result> metered = List.of(measured.get(1), measured.get(3)).stream()
                .flatMap(Optional::stream)
                .map(run -> (Result) run.outcome())
                .toList();
        return new SandboxRow(
                program.name(),
                program.argument(),
                metered.getFirst().instructions(),
                metered.stream().distinct().count() == 1,
                nativeNanos / NANOS_PER_MILLI,
                millis(measured.get(0)),
                millis(measured.get(1)),
                millis(measured.get(2)),
                millis(measured.get(3)));
    }

    private static double millis(Optional<EngineSpeed.Run> run) {
        return run.map(one -> one.nanos() / NANOS_PER_MILLI).orElse(Double.NaN);
    }

    private static void await(Path folder, String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new PartFailedException(String.join(" ", command) + " ends with code " + process.exitValue()
                        + "; .ci/wasm installs what compiles WebAssembly");
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new PartFailedException("interrupted");
        }
    }
}
