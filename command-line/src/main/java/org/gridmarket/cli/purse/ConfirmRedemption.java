package org.gridmarket.cli.purse;

import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.kernel.purse.message.PurseCommand;
import picocli.CommandLine;

/** A redemption that was paid outside. */
@CommandLine.Command(
        name = "confirm",
        mixinStandardHelpOptions = true,
        description = "Tells that the DSO has paid a redemption outside.",
        footer = {
            "",
            "Example: ./gridmarket purse confirm 64-HEX-DIGITS 64-HEX-DIGITS --reference transfer-4712 --network network.properties"
        })
final class ConfirmRedemption extends EndedRedemption {
    @CommandLine.Option(
            names = "--reference",
            paramLabel = "R",
            required = true,
            description = "Of the payment outside.")
    private String reference = "";

    @Override
    protected Plan plan(MemberDoor door) {
        return plan(
                CommandTools.usage(() -> new PurseCommand.ConfirmRedemption(account(), redemption(), reference)),
                "redemption " + redemption() + " of " + account() + " is paid, under " + reference,
                "nothing");
    }
}
