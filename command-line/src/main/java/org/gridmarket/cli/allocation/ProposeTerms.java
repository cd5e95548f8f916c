package org.gridmarket.cli.allocation;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.operation.MarketProposal;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketTerms;
import picocli.CommandLine;

/** Other terms. */
@CommandLine.Command(
        name = "terms",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes other terms from a cycle on whose book is not open yet, as an administrator of the operator.",
            "FILE is one JSON object: feeMicro, bands, weights, pairs, capacities, all of them, in this order;"
                    + " gridmarket allocation market NAME shows those in force."
        },
        footer = {
            "",
            "Example: ./gridmarket allocation terms seats terms.json --from 12 --gateway 127.0.0.1:8080 --token-file token"
        })
final class ProposeTerms extends MarketAct {
    @CommandLine.Parameters(index = "1", paramLabel = "FILE", description = "The terms.")
    private Path file = Path.of("terms.json");

    @CommandLine.Option(
            names = "--from",
            paramLabel = "CYCLE",
            required = true,
            description = "The first cycle they hold for.")
    private int from;

    @Override
    protected Plan plan(AllocationDoor door) {
        MarketTerms terms = MarketFolder.read(file, MarketTerms.class);
        Cycle first = cycle(from);
        return change(
                new AllocationCommand.ProposeTerms(market(), first, terms),
                new MarketProposal(market(), first, List.of(new MarketProposal.SetTerms(supervisor(door), terms))));
    }
}
