package org.gridmarket.cli.purse;

import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.Money;
import picocli.CommandLine;

/** An operation on an amount. */
abstract class MoneyMove extends PurseOperation {
    @CommandLine.Parameters(paramLabel = "AMOUNT", description = "In µ, millionths of the currency.")
    private long amount;

    abstract PurseCommand.Signed command(Money moved);

    @Override
    final PurseCommand.Signed command(AccountKey account, GatewayOption through) {
        return command(CommandTools.usage(() -> new Money(amount)));
    }
}
