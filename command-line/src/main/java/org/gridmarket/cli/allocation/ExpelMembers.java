package org.gridmarket.cli.allocation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.party.AccountKey;
import picocli.CommandLine;

/** Who may post no more. */
@CommandLine.Command(
        name = "expel",
        mixinStandardHelpOptions = true,
        description = "Lets accounts post no more, as an administrator of the operator; what they have posted stays.",
        footer = {
            "",
            "Example: ./gridmarket allocation expel seats 64-HEX-DIGITS --gateway 127.0.0.1:8080 --token-file token"
        })
final class ExpelMembers extends MarketAct {
    @CommandLine.Parameters(index = "1..*", arity = "1..*", paramLabel = "ACCOUNT", description = "64 hex digits each.")
    private List<String> accounts = new ArrayList<>();

    @Override
    protected Plan plan(AllocationDoor door) {
        List<AccountKey> named = accounts.stream().map(AccountOption::read).toList();
        return byAdministrator(
                new AllocationCommand.ExpelMembers(market(), named),
                named.size() + " accounts post in " + market() + " no more; their offers stay until they are over",
                "nothing");
    }
}
