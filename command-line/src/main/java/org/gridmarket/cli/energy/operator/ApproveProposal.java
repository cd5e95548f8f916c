package org.gridmarket.cli.energy.operator;

import java.util.Optional;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** Approves what it shows, by its digest. */
@CommandLine.Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Shows a proposal and approves exactly that: the digest is reckoned from what is shown.",
        footer = {"", "Example: ./gridmarket operator approve tariff-2027 --gateway 127.0.0.1:8080 --token-file token"})
final class ApproveProposal extends Acting {
    @CommandLine.Parameters(paramLabel = "ID", description = "Its name; of a calendar, its digest.")
    private String id = "";

    @CommandLine.Option(
            names = "--digest",
            paramLabel = "HEX",
            description = "Approve only if this is the digest: that of what was read before.")
    private Optional<String> digest = Optional.empty();

    @Override
    Act act(OperatorDoor door) {
        Proposed proposed = NamedProposal.find(id, door);
        if (proposed.approved()) {
            throw new PartFailedException("proposal " + id + " is approved already");
        }
        if (digest.isPresent() && !digest.get().equals(proposed.digest().toHex())) {
            throw new PartFailedException("proposal " + id + " has the digest "
                    + proposed.digest().toHex() + ", not " + digest.get() + "\nnext: gridmarket operator show " + id);
        }
        EnergyCommand.ByMember approval = proposed.approval();
        return new Act(
                approval,
                NamedProposal.shown(proposed, door),
                approval instanceof EnergyCommand.ApproveCalendar
                        ? "the market is founded: gridmarket interval "
                                + ((Proposed.Calendar) proposed).calendar().firstInterval() + " --gateway .."
                        : "nothing: it is in force from its interval on");
    }
}
