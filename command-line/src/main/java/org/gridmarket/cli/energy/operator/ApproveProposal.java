package org.gridmarket.cli.energy.operator;

import java.util.List;
import java.util.Optional;
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
        return new Act(
                proposed.approval(),
                NamedProposal.shown(proposed, door),
                proposed instanceof Proposed.Calendar(var calendar)
                        ? "the market is founded, and trading begins with interval " + calendar.firstInterval()
                                + ": gridmarket now --gateway .."
                        : "nothing: it is in force "
                                + (proposed instanceof Proposed.Rules(var rules, var approved)
                                        ? "from interval " + rules.from() + " on"
                                        : "at once"));
    }

    /** Who founds the market founds the ledger's clock with it, when one was proposed beside the calendar. */
    @Override
    List<Act> before(OperatorDoor door) {
        if (!(NamedProposal.find(id, door) instanceof Proposed.Calendar)) {
            return List.of();
        }
        return FoundedClock.waiting(door)
                .map(clock -> List.of(new Act(clock.approval(), clock.words(), "")))
                .orElse(List.of());
    }
}
