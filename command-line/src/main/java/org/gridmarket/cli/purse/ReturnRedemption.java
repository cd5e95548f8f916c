package org.gridmarket.cli.purse;

import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.kernel.purse.message.PurseCommand;
import picocli.CommandLine;

/** A redemption that could not be paid outside. */
@CommandLine.Command(
        name = "return",
        mixinStandardHelpOptions = true,
        description = "Gives a redemption back that the DSO cannot pay outside: it waits for its account again.",
        footer = {"", "Example: ./gridmarket purse return 64-HEX-DIGITS 64-HEX-DIGITS --network network.properties"})
final class ReturnRedemption extends EndedRedemption {
    @Override
    protected Plan plan(MemberDoor door) {
        return plan(
                new PurseCommand.ReturnRedemption(account(), redemption()),
                "redemption " + redemption() + " of " + account() + " is not paid, and waits for the account again",
                "the account collects it: gridmarket purse collect --key FILE --gateway ..");
    }
}
