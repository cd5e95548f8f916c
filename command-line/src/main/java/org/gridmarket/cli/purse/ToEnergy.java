package org.gridmarket.cli.purse;

import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.Money;
import picocli.CommandLine;

/** Money of a purse into the energy market. */
@CommandLine.Command(
        name = "to-energy",
        mixinStandardHelpOptions = true,
        description =
                "Moves money of the purse to the account in the energy market, which collects it there: gridmarket collect.",
        footer = {"", "Example: ./gridmarket purse to-energy 2000000 --gateway 127.0.0.1:8080 --key home.key"})
final class ToEnergy extends MoneyMove {
    @Override
    PurseCommand.Signed command(Money moved) {
        return new PurseCommand.ToEnergy(moved);
    }
}
