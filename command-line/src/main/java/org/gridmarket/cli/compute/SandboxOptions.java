package org.gridmarket.cli.compute;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gridmarket.cli.UsageException;
import org.gridmarket.process.Closing;
import org.gridmarket.sandbox.EngineName;
import org.gridmarket.sandbox.Sandbox;
import org.gridmarket.sandbox.SandboxSettings;
import org.gridmarket.worker.compute.process.SandboxRunner;
import picocli.CommandLine;

/** The sandbox of a command. */
final class SandboxOptions {
    @CommandLine.Option(
            names = "--engine",
            paramLabel = "NAME",
            split = ",",
            description =
                    "chicory-aot, chicory-interpreter, v8; the preferred one first. All that are here when absent.")
    private List<String> engines = List.of();

    @CommandLine.Option(
            names = "--heap",
            paramLabel = "MB",
            defaultValue = "1024",
            description = "Heap of each child process: the memory of a program, and its output twice.")
    private int heap;

    @CommandLine.Option(
            names = "--patience",
            paramLabel = "S",
            defaultValue = "3600",
            description = "Longest run, seconds; beyond it nothing is known.")
    private int patience;

    Sandbox open() {
        return Sandbox.open(SandboxSettings.withoutFolder().withHeap(heap));
    }

    /** What runs in a sandbox that is open until the end. */
    SandboxRunner runner(Closing closing) {
        Sandbox sandbox = open();
        closing.add("close the sandbox", sandbox::close);
        return runner(sandbox);
    }

    List<EngineName> engines(Sandbox sandbox) {
        if (engines.isEmpty()) {
            return sandbox.engines();
        }
        return engines.stream().map(name -> engine(name, sandbox)).toList();
    }

    private static EngineName engine(String name, Sandbox sandbox) {
        EngineName engine = EngineName.of(name)
                .orElseThrow(() -> new UsageException(
                        "--engine '" + name + "' is none of chicory-aot," + " chicory-interpreter, v8"));
        Optional<String> missing = sandbox.missing(engine);
        if (missing.isPresent()) {
            throw new UsageException("--engine " + name + ": " + missing.get());
        }
        return engine;
    }

    SandboxRunner runner(Sandbox sandbox) {
        return new SandboxRunner(sandbox, engines(sandbox), Duration.ofSeconds(patience));
    }
}
