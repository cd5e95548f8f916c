package org.gridmarket.cli.clock;

import java.util.List;
import org.gridmarket.cli.HexDigits;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** Approves what it shows, by its digest. */
@CommandLine.Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description =
                "Shows a clock that another organisation proposes and founds exactly that, as an administrator: the digest is"
                        + " reckoned from what is shown.",
        footer = {"", "Example: ./gridmarket clock approve 3f0a94c1 --network network.properties --as Regulator"})
final class ApproveClock extends ClockAct {
    @CommandLine.Parameters(
            paramLabel = "DIGEST",
            description = "That of what was read before, or 8 digits or more that it begins with.")
    private String digest = "";

    @Override
    protected Plan plan(ClockDoor door) {
        ClockDoor.Proposed proposed = named(door);
        return new Plan(
                List.of(ledgerCommand(
                        new ClockCommand.ApproveClock(proposed.clock().digest()))),
                List.of("proposed by " + proposed.by(), ClockWords.of(proposed.clock())),
                "nothing: all markets can be used");
    }

    private ClockDoor.Proposed named(ClockDoor door) {
        return door.proposals().stream()
                .filter(open -> open.by() != door.organisation())
                .filter(open -> HexDigits.isMeant(digest, open.clock().digest().toHex()))
                .findFirst()
                .orElseThrow(() ->
                        new PartFailedException("no other organisation proposes a clock whose digest begins with '"
                                + digest + "'\nnext: gridmarket clock show --gateway .. tells what is proposed"));
    }
}
