package org.gridmarket.cli.energy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.PastEvents;
import org.gridmarket.cli.UsageException;
import org.gridmarket.client.energy.EnergyEvents;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
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
                calendar.roundAt(now).next().book(),
                offers.stream().map(Cancel::offer).toList());
    }

    private static OfferId offer(String typed) {
        if (!typed.matches("[0-9a-f]{64}#[0-9]{1,3}")) {
            throw new UsageException("'" + typed + "' is no offer: 64 hex digits of its page, '#', and its place");
        }
        String[] parts = typed.split("#");
        return new OfferId(PageId.hex(parts[0]), Integer.parseInt(parts[1]));
    }

    @Override
    String done(EnergyCommand.Signed command, String resultJson, MarketTimes times) {
        Interval from = ((EnergyCommand.CancelOffers) command).book().firstNameable();
        return "void from interval " + times.named(from) + " on; what is traded in earlier ones stays";
    }

    /** The ledger knows live offers only, so what has become of the others is looked for in the public events. */
    @Override
    Optional<String> inVain(GatewayOption through, AccountKey signer, EnergyCommand.Signed signed, MarketTimes times) {
        EnergyCommand.CancelOffers command = (EnergyCommand.CancelOffers) signed;
        Optional<Account> account = PublicAccount.of(signer, through);
        List<OfferFate> fates = command.offers().stream()
                .filter(named -> account.isPresent() && !changes(account.get(), named, command.book()))
                .map(named -> new OfferFate(named, times))
                .toList();
        if (fates.isEmpty()) {
            return Optional.empty();
        }
        PastEvents.read(through, EnergyEvents::read, event -> fates.forEach(fate -> fate.observe(event)));
        String vain = fates.stream()
                .filter(fate -> !fate.isCancellable())
                .map(OfferFate::summary)
                .collect(Collectors.joining("\n"));
        return vain.isEmpty() ? Optional.empty() : Optional.of(vain); // a gateway that lags may not know a new one
    }

    private static boolean changes(Account account, OfferId named, Book book) {
        return account.offer(named).stream()
                .flatMap(live -> live.intervals().stream())
                .anyMatch(t -> !t.isBefore(book.firstNameable()));
    }
}
