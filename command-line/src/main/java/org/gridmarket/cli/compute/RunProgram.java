package org.gridmarket.cli.compute;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.cli.ReportingCommand;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.sandbox.EngineName;
import org.gridmarket.sandbox.OutputArchive;
import org.gridmarket.sandbox.Sandbox;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.process.SandboxRunner;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectsInMemory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The sandbox alone. */
@CommandLine.Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Runs a program in the sandbox, as a stranger's machine would: status, instructions, output and its hash on each engine.",
        footer = {"", "Example: ./gridmarket compute run program.wasm --arg 7 --in inputs"})
final class RunProgram extends ReportingCommand {
    @CommandLine.Mixin
    private final ProgramOptions program = new ProgramOptions();

    @CommandLine.Mixin
    private final SandboxOptions sandboxes = new SandboxOptions();

    /** As much as the sandbox allows. */
    static final JobLimits WIDEST =
            new JobLimits(new Instructions(1_000_000_000_000_000L), new ByteCount(1L << 30), new ByteCount(1L << 28));

    @Override
    public Integer call() {
        ObjectsInMemory objects = new ObjectsInMemory();
        Manifest described = program.manifest(objects);
        if (!described.runsIn().isReproducible()) {
            throw new UsageException("--image runs at providers: compute submit --image");
        }
        Bytes manifest = described.toBytes();
        TextTable table = new TextTable("engine", "status", "instructions", "output_bytes", "output_hash");
        Map<String, Object> keys = new LinkedHashMap<>();
        Map<String, Object> engines = new LinkedHashMap<>();
        @Nullable Bytes archive = null;
        int different = 0;
        try (Sandbox sandbox = sandboxes.open()) {
            SandboxRunner runner = sandboxes.runner(sandbox);
            for (EngineName engine : sandboxes.engines(sandbox)) {
                switch (runner.run(manifest, objects, WIDEST, List.of(engine.text()))) {
                    case JobRunner.Outcome.Undecided(var reason) ->
                        throw new PartFailedException(engine.text() + ": " + reason);
                    case JobRunner.Outcome.Result result -> {
                        String hash = ObjectHash.of(result.archive()).toHex();
                        table.row(
                                engine.text(),
                                result.status(),
                                result.instructions().count(),
                                result.archive().length(),
                                hash);
                        engines.put(engine.text(), hash);
                        different += archive == null || archive.equals(result.archive()) ? 0 : 1;
                        archive = result.archive();
                    }
                }
            }
        }
        PrintWriter out = out();
        if (archive != null) {
            OutputArchive output = OutputArchive.read(archive);
            out.print(output.standardOutput().toUtf8());
            out.println("exit code " + output.exitCode() + ", files "
                    + output.files().files().keySet());
        }
        out.print(table);
        out.flush();
        keys.put("manifest", ObjectHash.of(manifest).toHex());
        keys.put("output_hash_by_engine", engines);
        keys.put("equal_on_all_engines", different == 0);
        report(keys);
        return different == 0 ? 0 : 1;
    }
}
