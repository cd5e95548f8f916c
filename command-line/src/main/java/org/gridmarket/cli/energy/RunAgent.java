package org.gridmarket.cli.energy;

import java.io.PrintStream;
import java.nio.file.Path;
import org.gridmarket.agent.energy.home.AgentMain;
import org.gridmarket.cli.ProcessCommand;
import picocli.CommandLine;

/** The agent of a home. */
@CommandLine.Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description = "Trades for a home: hears what it expects, offers it, and shows what it was worth.",
        footer = {"", "Example: ./gridmarket agent --config agent.yaml --check"})
public final class RunAgent extends ProcessCommand {
    @Override
    protected void run(Path settings, boolean onlyCheck, PrintStream out) throws InterruptedException {
        AgentMain.run(settings, onlyCheck, out);
    }
}
