package org.gridmarket.cli.energy;

import java.util.List;
import org.gridmarket.cli.UsageException;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.quantity.LedgerTime;
import picocli.CommandLine;

/** Cancels offers. */
@CommandLine.Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = "Voids offers from the interval after the next book on.",
        footer = {"", "Example: ./gridmarket cancel 5f0c..e1#0 --gateway 127.0.0.1:8080 --key home.key"})
public final class Cancel extends SignedCommand {
    @CommandLine.Parameters(
            arity = "1..*",
            paramLabel = "PAGE#INDEX",
            description = "Offers, as the posting told them.")
    private List<String> offers = List.of();

    @Override
    EnergyCommand.Signed command(Signer signer, MarketCalendar calendar, LedgerTime now) {
        return new EnergyCommand.CancelOffers(
                calendar.roundAt(now).next(), offers.stream().map(Cancel::offer).toList());
    }

    private static OfferId offer(String typed) {
        if (!typed.matches("[0-9a-f]{64}#[0-9]{1,3}")) {
            throw new UsageException("'" + typed + "' is no offer: 64 hex digits of its page, '#', and its place");
        }
        String[] parts = typed.split("#");
        return new OfferId(PageId.hex(parts[0]), Integer.parseInt(parts[1]));
    }
}
