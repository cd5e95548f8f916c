package org.gridmarket.cli.purse;

import java.util.List;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** Brings what waits into the purse. */
@CommandLine.Command(
        name = "collect",
        mixinStandardHelpOptions = true,
        description =
                "Brings what waits for an account into its purse: bookings, shares of deals, returned redemptions.",
        footer = {"", "Example: ./gridmarket purse collect --gateway 127.0.0.1:8080 --key home.key"})
final class CollectPayouts extends PurseOperation {
    @Override
    PurseCommand.Signed command(AccountKey account, GatewayOption through) {
        List<Deal> waiting = PurseQuestions.purse(account, through).getPayoutsList().stream()
                .limit(PurseLimit.PAYOUTS_PER_COLLECTION.ceiling())
                .map(payout -> new Deal(payout.getMarket(), payout.getDeal()))
                .toList();
        if (waiting.isEmpty()) {
            throw new PartFailedException("nothing waits for account " + account);
        }
        return new PurseCommand.Collect(waiting);
    }
}
