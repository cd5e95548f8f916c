package org.gridmarket.cli.stream;

import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.member.DirectAct;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import picocli.CommandLine;

/** A mediator's licence. */
@CommandLine.Command(
        name = "licence",
        mixinStandardHelpOptions = true,
        description = "Lets an account judge disputes; the organisation answers for it.",
        footer = {"", "Example: ./gridmarket stream licence 64-HEX-DIGITS --network network.properties"})
final class License extends DirectAct {
    @CommandLine.Parameters(paramLabel = "ACCOUNT", description = "The mediator: 64 hex digits.")
    private String account = "";

    @Override
    protected Plan plan(MemberDoor door) {
        AccountKey mediator = AccountOption.read(account);
        return Plan.of(
                LedgerCommand.of(StreamFunctions.NAMES, new StreamCommand.LicenseMediator(mediator), true),
                "mediator " + mediator + " may judge from the next ledger period on",
                "the mediator begins: gridmarket stream mediate --key FILE --desk URL --gateway ..");
    }
}
