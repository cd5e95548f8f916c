package org.gridmarket.cli.energy.operator;

import java.io.PrintWriter;
import java.util.List;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import picocli.CommandLine;

/** Settles an interval, or deletes what is over with a settled one. */
@CommandLine.Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description =
                "Ends the settlement of the oldest interval; when that is done, deletes a portion of what is over with it.",
        footer = {"", "Example: ./gridmarket operator sweep --network network.properties --as Dso"})
final class SweepInterval extends IntervalAct {
    private static final int ROWS = EnergyLimit.ROWS_PER_SWEEP.ceiling();

    @Override
    Act act(OperatorDoor door) {
        Interval t = interval(IntervalStatus.SWEPT, "swept", door);
        if (door.status(t).compareTo(IntervalStatus.SETTLED) < 0) {
            return new Act(
                    new EnergyCommand.Settle(t),
                    List.of("the settlement of interval " + t + " ends: what is not retired counts as unretired"),
                    "gridmarket operator sweep " + t);
        }
        return new Act(
                new EnergyCommand.Sweep(t, ROWS),
                List.of("at most " + ROWS + " rows that are over with interval " + t + " are deleted"),
                "gridmarket operator sweep");
    }

    @Override
    protected void committed(MemberDoor.Told told, OperatorDoor door, PrintWriter out) {
        if (told.resultJson().contains("\"rows\"")) {
            EnergyResult.SweptRows swept =
                    RecordCodec.of(EnergyResult.SweptRows.class).read(told.resultJson());
            out.println(swept.rows() + " rows deleted, " + (swept.last() ? "the last of it" : "and there are more"));
        }
    }
}
