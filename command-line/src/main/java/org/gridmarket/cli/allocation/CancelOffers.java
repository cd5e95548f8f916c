package org.gridmarket.cli.allocation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.party.AccountKey;
import picocli.CommandLine;

/** Takes offers back. */
@CommandLine.Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description =
                "Takes own offers back: they are void from the instance of the open book on, and what they alone had put"
                        + " down comes back. What is sealed stays.",
        footer = {"", "Example: ./gridmarket allocation cancel seats 3.PAGE/0 --key home.key --gateway 127.0.0.1:8080"})
final class CancelOffers extends AllocationOperation {
    @CommandLine.Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "OFFER",
            description = "BOOK.PAGE/INDEX, as gridmarket allocation page names it.")
    private List<String> offers = new ArrayList<>();

    @Override
    AllocationCommand.Signed command(AccountKey account, GatewayOption through) {
        Cycle book = new Cycle(ShowBook.openBook(AllocationQuestion.market(market(), through)));
        return new AllocationCommand.CancelOffers(market(), book, named());
    }

    private List<OfferId> named() {
        return offers.stream()
                .map(typed -> CommandTools.usage(() -> OfferId.read(typed)))
                .toList();
    }
}
