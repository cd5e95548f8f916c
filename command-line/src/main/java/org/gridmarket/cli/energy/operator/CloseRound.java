package org.gridmarket.cli.energy.operator;

import java.util.List;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.quantity.Round;
import picocli.CommandLine;

/** Closes a round. */
@CommandLine.Command(
        name = "close",
        mixinStandardHelpOptions = true,
        description = "Closes a round and seals its book: the DSO at the gate, anybody a grace later.",
        footer = {"", "Example: ./gridmarket operator close --network network.properties --as Dso"})
final class CloseRound extends IntervalAct {
    @Override
    Act act(OperatorDoor door) {
        Round round = interval(IntervalStatus.CLOSED, "closed", door).round();
        return new Act(
                new EnergyCommand.CloseRound(round),
                List.of("round " + round + " takes no more solutions, book " + round + " no more offers"),
                "gridmarket operator finalise " + round);
    }
}
