package org.gridmarket.cli.purse;

import java.util.concurrent.Callable;
import org.gridmarket.api.v1.PurseReply;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Shows a purse. */
@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows a purse: what it holds, what waits for it, and its redemptions.",
        footer = {"", "Example: ./gridmarket purse show --gateway 127.0.0.1:8080 --key home.key"})
final class ShowPurse implements Callable<Integer> {
    @CommandLine.Mixin
    private final GatewayOption gateway = new GatewayOption();

    @CommandLine.ArgGroup(multiplicity = "1")
    private AccountOption owner = new AccountOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        AccountKey account = owner.account();
        PurseReply purse = PurseQuestions.purse(account, gateway);
        TextTable payouts = new TextTable("from", "deal", "amount");
        purse.getPayoutsList().forEach(one -> payouts.row(one.getMarket(), one.getDeal(), new Money(one.getAmount())));
        TextTable redemptions = new TextTable("redemption", "amount", "status", "reference");
        purse.getRedemptionsList()
                .forEach(one -> redemptions.row(
                        one.getRedemption(), new Money(one.getAmount()), one.getStatus(), one.getReference()));
        CommandTools.out(spec)
                .println("purse of " + account + " holds " + new Money(purse.getHeld())
                        + (purse.getPayoutsCount() == 0 ? "\nnothing waits" : "\n" + payouts)
                        + (purse.getRedemptionsCount() == 0 ? "" : "\n" + redemptions));
        return 0;
    }
}
