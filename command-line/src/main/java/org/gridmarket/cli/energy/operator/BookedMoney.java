package org.gridmarket.cli.energy.operator;

import java.util.List;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Money that the DSO has received. */
@CommandLine.Command(
        name = "money",
        mixinStandardHelpOptions = true,
        description = "Books money that the DSO has received for an account, under a reference that counts once.",
        footer = {
            "",
            "Example: ./gridmarket operator money book 64-HEX-DIGITS 5000000 --reference transfer-4711 --network"
                    + " network.properties"
        })
final class BookedMoney extends Acting {
    /** What happens to it. */
    enum Move {
        BOOK,
        TAKE_BACK
    }

    @CommandLine.Parameters(
            index = "0",
            paramLabel = "MOVE",
            description = "book; or take_back, while nobody has collected it, which needs the reference alone.")
    private Move move = Move.BOOK;

    @CommandLine.Parameters(index = "1", arity = "0..1", paramLabel = "ACCOUNT", description = "64 hex digits.")
    private @Nullable String account;

    @CommandLine.Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "AMOUNT",
            description = "In µ, millionths of the currency.")
    private @Nullable Long amount;

    @CommandLine.Option(names = "--reference", paramLabel = "R", required = true, description = "Of the payment.")
    private String reference = "";

    @Override
    Act act(OperatorDoor door) {
        return switch (move) {
            case BOOK -> book();
            case TAKE_BACK ->
                new Act(
                        CommandTools.usage(() -> new EnergyCommand.TakeBackMoney(reference)),
                        List.of("the money of payment " + reference + " is taken back; the reference stays used"),
                        "nothing");
        };
    }

    private Act book() {
        if (account == null || amount == null) {
            throw new UsageException("money book needs ACCOUNT and AMOUNT");
        }
        String named = account;
        Money received = new Money(amount);
        return new Act(
                CommandTools.usage(() -> new EnergyCommand.BookMoney(AccountKey.hex(named), reference, received)),
                List.of(received + " of payment " + reference + " wait for account " + named),
                "the account collects it: gridmarket collect --key FILE --gateway ..");
    }
}
