package org.gridmarket.cli.allocation;

import org.gridmarket.kernel.allocation.message.AllocationCommand;
import picocli.CommandLine;

/** A no-show. */
@CommandLine.Command(
        name = "reverse",
        mixinStandardHelpOptions = true,
        description =
                "Reverses an assignment of a final cycle within the hold, as an administrator of the supervisor: somebody"
                        + " did not come, so nobody pays and nobody is paid.",
        footer = {"", "Example: ./gridmarket allocation reverse seats 3 0 --network network.properties --as Regulator"})
final class ReverseAssignment extends CycleAct {
    @CommandLine.Parameters(
            index = "2",
            paramLabel = "PLACE",
            description = "The assignment, as gridmarket allocation cycle numbers it, from 0.")
    private int place;

    @Override
    protected Plan plan(AllocationDoor door) {
        return byAdministrator(
                new AllocationCommand.Reverse(market(), cycle(), place),
                "assignment " + place + " of cycle " + cycle() + " in " + market() + " counts no more for money",
                "nothing: what both had put down comes back when they settle");
    }
}
