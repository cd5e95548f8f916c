package org.gridmarket.cli.purse;

import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.Money;
import picocli.CommandLine;

/** Money out of a purse, to be paid outside. */
@CommandLine.Command(
        name = "redeem",
        mixinStandardHelpOptions = true,
        description = "Takes money out of the purse; the DSO pays it outside and confirms that.",
        footer = {"", "Example: ./gridmarket purse redeem 2000000 --gateway 127.0.0.1:8080 --key home.key"})
final class Redeem extends MoneyMove {
    @Override
    PurseCommand.Signed command(Money moved) {
        return new PurseCommand.Redeem(moved);
    }
}
