package org.gridmarket.cli.allocation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import picocli.CommandLine;

/** Proposes a market, with which it begins. */
@CommandLine.Command(
        name = "found",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes a market, as an administrator of its operator; when an administrator of its supervisor approves it,"
                    + " the market is founded. A name is used once, for ever, and the schema never changes.",
            "FILE is one JSON object: name, operator, supervisor, type, slot, quantity, offers, objective, price, money,"
                    + " calendar, limits, terms, in this order. docs/allocation.md explains each and has one."
        },
        footer = {"", "Example: ./gridmarket allocation found market.json --gateway 127.0.0.1:8080 --token-file token"})
final class FoundMarket extends AllocationAct {
    @CommandLine.Parameters(paramLabel = "FILE", description = "The schema; or a folder with it in market.json.")
    private Path file = Path.of(MarketFolder.SCHEMA);

    @Override
    protected Plan plan(AllocationDoor door) {
        MarketSchema schema = MarketFolder.schema(Files.isDirectory(file) ? file.resolve(MarketFolder.SCHEMA) : file);
        return new Plan(
                List.of(ledgerCommand(new AllocationCommand.ProposeMarket(schema), true)),
                MarketWords.of(schema),
                "an administrator of the " + schema.supervisor() + ", before "
                        + MarketWords.time(schema.calendar().epoch()) + ": gridmarket allocation approve "
                        + schema.name() + " " + schema.digest().toHex());
    }
}
