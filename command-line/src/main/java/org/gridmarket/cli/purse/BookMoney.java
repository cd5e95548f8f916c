package org.gridmarket.cli.purse;

import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.Money;
import picocli.CommandLine;

/** Money that the operator has received. */
@CommandLine.Command(
        name = "book",
        mixinStandardHelpOptions = true,
        description =
                "Books money that the DSO has received for an account's purse, under a reference that counts once.",
        footer = {
            "",
            "Example: ./gridmarket purse book 64-HEX-DIGITS 5000000 --reference transfer-4711 --network network.properties"
        })
final class BookMoney extends PurseAct {
    @CommandLine.Parameters(index = "0", paramLabel = "ACCOUNT", description = "64 hex digits.")
    private String account = "";

    @CommandLine.Parameters(index = "1", paramLabel = "AMOUNT", description = "In µ, millionths of the currency.")
    private long amount;

    @CommandLine.Option(names = "--reference", paramLabel = "R", required = true, description = "Of the payment.")
    private String reference = "";

    @Override
    protected Plan plan(MemberDoor door) {
        AccountKey owner = AccountOption.read(account);
        Money received = CommandTools.usage(() -> new Money(amount));
        return plan(
                CommandTools.usage(() -> new PurseCommand.BookMoney(owner, reference, received)),
                received + " of payment " + reference + " wait for the purse of " + owner,
                "the account collects it: gridmarket purse collect --key FILE --gateway ..");
    }
}
