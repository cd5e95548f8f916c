package org.gridmarket.cli.allocation;

import org.gridmarket.cli.AccountOption;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.party.AccountKey;
import picocli.CommandLine;

/** The fees of a cycle. */
@CommandLine.Command(
        name = "fees",
        mixinStandardHelpOptions = true,
        description = {
            "Has the fees of a final cycle wait for an account, as an administrator of the operator, once the hold is over.",
            "A gateway of the operator does it by itself when gridmarket.allocation.fees-account names the account."
        },
        footer = {
            "",
            "Example: ./gridmarket allocation fees seats 3 64-HEX-DIGITS --gateway 127.0.0.1:8080 --token-file token"
        })
final class CollectFees extends CycleAct {
    @CommandLine.Parameters(index = "2", paramLabel = "ACCOUNT", description = "Who gets them: 64 hex digits.")
    private String account = "";

    @Override
    protected Plan plan(AllocationDoor door) {
        AccountKey collector = AccountOption.read(account);
        return byAdministrator(
                new AllocationCommand.CollectFees(market(), cycle(), collector),
                "the fees of cycle " + cycle() + " in " + market() + " wait for account " + collector,
                "the account collects them: gridmarket purse collect --key FILE --gateway ..");
    }
}
