package org.gridmarket.cli.purse;

import org.gridmarket.api.v1.PurseReply;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.GatewayQuestion;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import picocli.CommandLine;

/** Shows a purse. */
@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a purse: what it holds, what waits for it, and its redemptions.",
        footer = {"", "Example: ./gridmarket purse show --gateway 127.0.0.1:8080 --key home.key"})
final class ShowPurse extends GatewayQuestion {
    @CommandLine.ArgGroup(multiplicity = "1")
    private AccountOption owner = new AccountOption();

    @Override
    public Integer call() {
        AccountKey account = owner.account();
        PurseReply purse = PurseQuestions.purse(account, gateway());
        report(PurseReport.of(account, purse));
        TextTable payouts = new TextTable("from", "deal", "amount");
        purse.getPayoutsList().forEach(one -> payouts.row(one.getMarket(), one.getDeal(), new Money(one.getAmount())));
        TextTable redemptions = new TextTable("redemption", "amount", "status", "reference");
        purse.getRedemptionsList()
                .forEach(one -> redemptions.row(
                        one.getRedemption(), new Money(one.getAmount()), one.getStatus(), one.getReference()));
        out().println("purse of " + account + " holds " + new Money(purse.getHeld())
                + (purse.getPayoutsCount() == 0 ? "\nnothing waits" : "\n" + payouts)
                + (purse.getRedemptionsCount() == 0 ? "" : "\n" + redemptions));
        return 0;
    }
}
