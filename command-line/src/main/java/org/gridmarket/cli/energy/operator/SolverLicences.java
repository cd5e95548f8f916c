package org.gridmarket.cli.energy.operator;

import java.util.List;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.AccountKey;
import picocli.CommandLine;

/** Licences of solvers. */
@CommandLine.Command(
        name = "licence",
        mixinStandardHelpOptions = true,
        description = "Gives a solver its licence, or takes it back: the organisation answers for it.",
        footer = {"", "Example: ./gridmarket operator licence grant 64-HEX-DIGITS --network network.properties --as Dso"
        })
final class SolverLicences extends Acting {
    /** What becomes of the licence. */
    enum Change {
        GRANT,
        WITHDRAW
    }

    @CommandLine.Parameters(index = "0", paramLabel = "CHANGE", description = "${COMPLETION-CANDIDATES}, in any case.")
    private Change change = Change.GRANT;

    @CommandLine.Parameters(index = "1", paramLabel = "KEY", description = "The solver's account, 64 hex digits.")
    private String key = "";

    @Override
    Act act(OperatorDoor door) {
        AccountKey solver = CommandTools.usage(() -> AccountKey.hex(key));
        return switch (change) {
            case GRANT ->
                new Act(
                        new EnergyCommand.GrantLicence(solver),
                        List.of("solver " + key + " may post solutions, and the " + door.organisation()
                                + " answers for it"),
                        "the solver takes part from the next round on");
            case WITHDRAW ->
                new Act(
                        new EnergyCommand.WithdrawLicence(solver),
                        List.of("solver " + key + " may no longer post solutions"),
                        "nothing");
        };
    }
}
