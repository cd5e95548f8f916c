package org.gridmarket.cli.allocation;

import java.util.List;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.operation.MarketProposal;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import picocli.CommandLine;

/** The end of a market. */
@CommandLine.Command(
        name = "end",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes that the market ends, as an administrator of the operator: books from a cycle on never open.",
            "Cycles before it are solved and settled as ever."
        },
        footer = {
            "",
            "Example: ./gridmarket allocation end seats --from 100 --gateway 127.0.0.1:8080 --token-file token"
        })
final class ProposeEnd extends MarketAct {
    @CommandLine.Option(
            names = "--from",
            paramLabel = "CYCLE",
            required = true,
            description = "The first cycle that never is.")
    private int from;

    @Override
    protected Plan plan(AllocationDoor door) {
        Cycle first = cycle(from);
        return change(
                new AllocationCommand.ProposeEnd(market(), first),
                new MarketProposal(market(), first, List.of(new MarketProposal.EndMarket(supervisor(door)))));
    }
}
