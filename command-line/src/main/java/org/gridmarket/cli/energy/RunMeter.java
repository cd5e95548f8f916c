package org.gridmarket.cli.energy;

import java.io.PrintStream;
import java.nio.file.Path;
import org.gridmarket.agent.energy.home.MeterMain;
import org.gridmarket.cli.ProcessCommand;
import picocli.CommandLine;

/** The meter of a home. */
@CommandLine.Command(
        name = "meter",
        mixinStandardHelpOptions = true,
        description = "Measures for a home: vouches for its account, reports readings or proofs, and bills.",
        footer = {"", "Example: ./gridmarket meter --config meter.yaml --check"})
public final class RunMeter extends ProcessCommand {
    @Override
    protected void run(Path settings, boolean onlyCheck, PrintStream out) throws InterruptedException {
        MeterMain.run(settings, onlyCheck, out);
    }
}
