package org.gridmarket.testbed.cli;

import org.gridmarket.kernel.energy.grid.NetLimit;
import picocli.CommandLine;

/** The option {@code --limits}, the same for every command that reads a microgrid. */
final class LimitsOption {
    @CommandLine.Option(
            names = "--limits",
            paramLabel = "CI/CE",
            defaultValue = FeederLimit.DEFAULT,
            converter = FeederLimit.class,
            description = "Internal and net limit of every feeder in kW, or 'none'.")
    private NetLimit ofEveryFeeder = new FeederLimit().convert(FeederLimit.DEFAULT);

    NetLimit ofEveryFeeder() {
        return ofEveryFeeder;
    }
}
