package org.gridmarket.cli.energy.operator;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.quantity.LedgerTime;
import picocli.CommandLine;

/** Proposes the calendar, with which a market begins. */
@CommandLine.Command(
        name = "found",
        mixinStandardHelpOptions = true,
        description =
                "Proposes a market's calendar, as the DSO; when the regulator approves it, the market is founded.",
        footer = {
            "",
            "Example: ./gridmarket operator found calendar.yaml --gateway 127.0.0.1:8080 --token-file token",
            "FILE has epoch, interval_minutes, real_interval_millis, clearance_intervals, horizon_intervals,",
            "look_ahead_intervals, grace_millis, settlement_window_intervals, first_interval, objective, simulation,",
            "solver_reward_micro; docs/operations.md has one."
        })
final class Found extends Acting {
    @CommandLine.Parameters(paramLabel = "FILE", description = "The calendar, YAML.")
    private Path file = Path.of("calendar.yaml");

    @Override
    Act act(OperatorDoor door) {
        if (door.calendar().isPresent()) {
            throw new UsageException("the market of this channel is founded; its calendar is fixed");
        }
        CalendarFile content = OperatorFiles.read(file, CalendarFile.class);
        Proposed.Calendar proposed = new Proposed.Calendar(CommandTools.usage(content::read));
        return new Act(
                new EnergyCommand.ProposeCalendar(proposed.calendar()),
                proposed.words(),
                "an administrator of the REGULATOR, once grid and tariff are in force: gridmarket operator approve "
                        + proposed.id());
    }

    /** A ledger without a clock is to have one with its first market. */
    @Override
    List<Act> before(OperatorDoor door) {
        if (door.hasClock()) {
            return List.of();
        }
        CalendarFile content = OperatorFiles.read(file, CalendarFile.class);
        Clock clock = FoundedClock.of(CommandTools.usage(content::read), new LedgerTime(System.currentTimeMillis()));
        return List.of(new Act(
                FoundedClock.ledgerCommand(new ClockCommand.ProposeClock(clock)), FoundedClock.words(clock), ""));
    }
}
