package org.gridmarket.cli.clock;

import org.gridmarket.kernel.clock.message.ClockCommand;
import picocli.CommandLine;

/** Seals a period. */
@CommandLine.Command(
        name = "seal",
        mixinStandardHelpOptions = true,
        description = "Seals a period that is over, as any organisation, when no gateway does.",
        footer = {"", "Example: ./gridmarket clock seal 1042 --gateway 127.0.0.1:8080 --token-file token"})
final class SealPeriod extends PeriodAct {
    @Override
    protected Plan plan(ClockDoor door) {
        return Plan.of(
                ledgerCommand(new ClockCommand.SealPeriod(period())),
                "nothing that names period " + period() + " as its last can be carried out any more",
                "gridmarket clock sweep " + period() + ", which gateways do by themselves");
    }
}
