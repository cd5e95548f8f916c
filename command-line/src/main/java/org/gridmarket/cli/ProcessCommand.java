package org.gridmarket.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gridmarket.agent.settings.SettingsException;
import org.gridmarket.process.LogLines;
import picocli.CommandLine;

/** A process that runs until it is stopped, with one settings file. */
public abstract class ProcessCommand implements Callable<Integer> {
    @CommandLine.Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "Its settings, YAML; docs/home.md and docs/allocation.md list them.")
    private Path config = Path.of("settings.yaml");

    @CommandLine.Option(names = "--check", description = "Only look whether it could run with these settings.")
    private boolean check;

    /** Runs it until the process is stopped. */
    protected abstract void run(Path settings, boolean onlyCheck, PrintStream out) throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        LogLines.ofProcess();
        try {
            run(config, check, new PrintStream(System.out, true, StandardCharsets.UTF_8));
            return 0;
        } catch (SettingsException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }
}
