package org.gridmarket.cli.purse;

import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.kernel.purse.message.PurseCommand;
import picocli.CommandLine;

/** Money booked by mistake. */
@CommandLine.Command(
        name = "take-back",
        mixinStandardHelpOptions = true,
        description = "Takes back money that was booked by mistake, while nobody has collected it.",
        footer = {"", "Example: ./gridmarket purse take-back transfer-4711 --network network.properties"})
final class TakeBack extends PurseAct {
    @CommandLine.Parameters(paramLabel = "REFERENCE", description = "Of the payment.")
    private String reference = "";

    @Override
    protected Plan plan(MemberDoor door) {
        return plan(
                CommandTools.usage(() -> new PurseCommand.TakeBackMoney(reference)),
                "the money of payment " + reference + " is taken back; the reference stays used",
                "nothing");
    }
}
