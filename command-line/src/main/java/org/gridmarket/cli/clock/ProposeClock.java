package org.gridmarket.cli.clock;

import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Proposes how the ledger is to count periods. */
@CommandLine.Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = {
            "Proposes the ledger's clock, as an administrator of any organisation; another one approves it.",
            "Its periods last a minute and are counted from the present minute on. It never changes."
        },
        footer = {"", "Example: ./gridmarket clock propose --network network.properties --as Dso"})
final class ProposeClock extends ClockAct {
    @CommandLine.Option(
            names = "--simulated-millis",
            paramLabel = "MS",
            description = "Shorter periods, 200 ms to a minute, which only a simulation may have.")
    private @Nullable Long simulatedMillis;

    @Override
    protected Plan plan(ClockDoor door) {
        if (door.clock().isPresent()) {
            throw new UsageException(
                    "the ledger has a clock, and it never changes: gridmarket clock show --gateway ..");
        }
        Clock clock = clock(door.now());
        return Plan.of(
                ledgerCommand(new ClockCommand.ProposeClock(clock)),
                ClockWords.of(clock),
                "an administrator of another organisation, within thirty days: gridmarket clock approve "
                        + clock.digest().toHex());
    }

    private Clock clock(LedgerTime now) {
        LedgerTime epoch = new LedgerTime(now.epochMillis() / Clock.PERIOD_MILLIS * Clock.PERIOD_MILLIS);
        Long millis = simulatedMillis;
        return millis == null ? Clock.real(epoch) : CommandTools.usage(() -> Clock.simulated(epoch, millis));
    }
}
