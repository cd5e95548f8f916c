package org.gridmarket.cli.compute;

import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.member.DirectAct;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.party.AccountKey;
import picocli.CommandLine;

/** A solver's licence. */
@CommandLine.Command(
        name = "licence",
        mixinStandardHelpOptions = true,
        description = "Lets an account match offers; the organisation answers for it.",
        footer = {"", "Example: ./gridmarket compute licence 64-HEX-DIGITS --network network.properties"})
final class License extends DirectAct {
    @CommandLine.Parameters(paramLabel = "ACCOUNT", description = "The solver: 64 hex digits.")
    private String account = "";

    @Override
    protected Plan plan(MemberDoor door) {
        AccountKey solver = AccountOption.read(account);
        return Plan.of(
                LedgerCommand.of(ComputeFunctions.NAMES, new ComputeCommand.GrantLicence(solver), true),
                "solver " + solver + " may match offers from the next ledger period on",
                "the solver begins: gridmarket compute solve --key FILE --gateway ..");
    }
}
