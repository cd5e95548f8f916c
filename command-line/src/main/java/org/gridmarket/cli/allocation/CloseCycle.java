package org.gridmarket.cli.allocation;

import org.gridmarket.kernel.allocation.message.AllocationCommand;
import picocli.CommandLine;

/** What gateways do by themselves, by hand. */
@CommandLine.Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description =
                "Seals a book that is over, when no gateway does: the operator's organisation at once, any other after the grace.",
        footer = {"", "Example: ./gridmarket allocation close seats 3 --gateway 127.0.0.1:8080 --token-file token"})
final class CloseCycle extends CycleAct {
    @Override
    protected Plan plan(AllocationDoor door) {
        return byMember(
                new AllocationCommand.CloseCycle(market(), cycle()),
                "book " + cycle() + " of " + market() + " takes no more offers, and can be solved",
                "gridmarket allocation cycle " + market() + " " + cycle() + " --gateway ..");
    }
}
