package org.gridmarket.cli.energy.operator;

import java.util.List;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.quantity.Interval;
import picocli.CommandLine;

/** Makes trades final. */
@CommandLine.Command(
        name = "finalise",
        mixinStandardHelpOptions = true,
        description = "Makes the trades of an interval final, from the best solution of its closed round.",
        footer = {"", "Example: ./gridmarket operator finalise --network network.properties --as Dso"})
final class FinaliseInterval extends IntervalAct {
    @Override
    Act act(OperatorDoor door) {
        Interval t = interval(IntervalStatus.FINALISED, "final", door);
        return new Act(
                new EnergyCommand.Finalise(t),
                List.of("the trades of interval " + t + " become final"),
                "gridmarket interval " + t + " --gateway ..");
    }
}
