package org.gridmarket.cli.energy.operator;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** Proposes a meter that has enrolled. */
@CommandLine.Command(
        name = "admit",
        mixinStandardHelpOptions = true,
        description =
                "Proposes a meter that has enrolled, at whatever gateway, as the DSO; the cooperative approves it.",
        footer = {"", "Example: ./gridmarket operator admit 101 --gateway 127.0.0.1:8080 --token-file token"})
final class AdmitMeter extends Acting {
    private static final int DIGEST_DIGITS = 8;

    @CommandLine.Parameters(paramLabel = "METER", description = "The meter's name.")
    private String meter = "";

    @CommandLine.Option(
            names = "--key",
            paramLabel = "HEX",
            description = "The beginning of its key, when several have asked for this name.")
    private String key = "";

    @CommandLine.Option(
            names = "--from",
            paramLabel = "INTERVAL",
            description = "The first interval it counts in; early enough for the cooperative's approval when absent.")
    private Optional<Integer> from = Optional.empty();

    @Override
    Act act(OperatorDoor door) {
        OperatorDoor.Enrolments enrolments = door.enrolments();
        List<WaitingMeter> asked = enrolments.meters().stream()
                .filter(waiting -> waiting.meter().name().equals(meter)
                        && waiting.key().toHex().startsWith(key)
                        && waiting.status().equals("WAITING"))
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            throw new PartFailedException("no meter " + meter + " waits for registration"
                    + (enrolments.silent().isEmpty() ? "" : "; not told: " + enrolments.silent())
                    + "\nnext: gridmarket operator enrolments");
        }
        if (asked.size() > 1) {
            throw new PartFailedException(asked.size() + " meters have asked for the name " + meter + ", with the keys "
                    + asked.stream().map(waiting -> waiting.key().toHex()).toList() + "\nnext: name one with --key");
        }
        List<RuleChange> change = List.of(asked.getFirst().asChange());
        Interval first = from.map(Interval::of).orElseGet(() -> FirstInterval.of(change, door));
        return ProposeRules.propose(Naming.named("meter-" + shortened(meter), first, change));
    }

    /** The proposal's name has room for it. */
    private static String shortened(String meter) {
        int most = Name.MAX_LENGTH - "meter-".length() - 1 - DIGEST_DIGITS;
        return meter.length() <= most ? meter : meter.substring(0, most);
    }
}
