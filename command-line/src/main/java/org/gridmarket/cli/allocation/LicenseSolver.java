package org.gridmarket.cli.allocation;

import org.gridmarket.cli.AccountOption;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.party.AccountKey;
import picocli.CommandLine;

/** A solver's licence. */
@CommandLine.Command(
        name = "licence",
        mixinStandardHelpOptions = true,
        description =
                "Lets an account submit solutions to all allocation markets, as an administrator of the organisation that"
                        + " answers for it; or no longer, with --withdraw.",
        footer = {
            "",
            "Example: ./gridmarket allocation licence 64-HEX-DIGITS --gateway 127.0.0.1:8080 --token-file token"
        })
final class LicenseSolver extends AllocationAct {
    @CommandLine.Parameters(paramLabel = "ACCOUNT", description = "The solver: 64 hex digits, as its log tells.")
    private String account = "";

    @CommandLine.Option(names = "--withdraw", description = "Take the licence back.")
    private boolean withdraw;

    @Override
    protected Plan plan(AllocationDoor door) {
        AccountKey solver = AccountOption.read(account);
        AllocationCommand.ByMember command =
                withdraw ? new AllocationCommand.WithdrawLicence(solver) : new AllocationCommand.GrantLicence(solver);
        return byAdministrator(
                command,
                "solver " + solver + " may submit " + (withdraw ? "no " : "")
                        + "solutions from the next ledger period on",
                withdraw ? "nothing" : "it solves by itself: gridmarket solver FILE");
    }
}
