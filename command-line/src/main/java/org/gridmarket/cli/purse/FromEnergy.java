package org.gridmarket.cli.purse;

import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.Money;
import picocli.CommandLine;

/** Credit of the energy market into a purse. */
@CommandLine.Command(
        name = "from-energy",
        mixinStandardHelpOptions = true,
        description = "Moves free credit of the account in the energy market into its purse.",
        footer = {"", "Example: ./gridmarket purse from-energy 2000000 --gateway 127.0.0.1:8080 --key home.key"})
final class FromEnergy extends MoneyMove {
    @Override
    PurseCommand.Signed command(Money moved) {
        return new PurseCommand.FromEnergy(moved);
    }
}
