package org.gridmarket.cli.allocation;

import org.gridmarket.kernel.allocation.message.AllocationCommand;
import picocli.CommandLine;

/** What gateways do by themselves, by hand. */
@CommandLine.Command(
        name = "finalise",
        mixinStandardHelpOptions = true,
        description = "Makes a cycle final that is over, when no gateway does.",
        footer = {"", "Example: ./gridmarket allocation finalise seats 3 --gateway 127.0.0.1:8080 --token-file token"})
final class FinaliseCycle extends CycleAct {
    @Override
    protected Plan plan(AllocationDoor door) {
        return byMember(
                new AllocationCommand.Finalise(market(), cycle()),
                "the best solution of cycle " + cycle() + " in " + market() + " stands",
                "gridmarket allocation cycle " + market() + " " + cycle() + " --gateway ..");
    }
}
