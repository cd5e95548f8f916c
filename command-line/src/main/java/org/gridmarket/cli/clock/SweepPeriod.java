package org.gridmarket.cli.clock;

import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.clock.ClockLimit;
import org.gridmarket.kernel.clock.message.ClockCommand;
import picocli.CommandLine;

/** Sweeps what is kept under a sealed period. */
@CommandLine.Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Deletes a portion of the outcomes that are kept under a sealed period, as any organisation.",
        footer = {"", "Example: ./gridmarket clock sweep 1042 --gateway 127.0.0.1:8080 --token-file token"})
final class SweepPeriod extends PeriodAct {
    @CommandLine.Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "1000",
            description = "At most so many, 1 to 5000; an outcome counts as two.")
    private int rows;

    @Override
    protected Plan plan(ClockDoor door) {
        CommandTools.requireWithin("--rows", rows, 1, ClockLimit.OUTCOME_ROWS_PER_SWEEP.ceiling());
        return Plan.of(
                ledgerCommand(new ClockCommand.SweepOutcomes(period(), rows)),
                "at most " + rows + " rows of outcomes of period " + period() + " are deleted",
                "the same once more, until there is nothing to sweep");
    }
}
