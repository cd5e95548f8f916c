package org.gridmarket.cli.energy.operator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Interval;
import picocli.CommandLine;

/** Proposes what a file says. */
@CommandLine.Command(
        name = "propose",
        mixinStandardHelpOptions = true,
        description = "Proposes rules, as the DSO; another organisation approves them.",
        footer = {
            "",
            "Example: ./gridmarket operator propose grid grid.yaml --gateway 127.0.0.1:8080 --token-file token",
            "FILE may have id and from_interval, and",
            "  grid:   feeders (feeder, internal_limit_wh, external_limit_wh); anonymity_groups (group, feeders)",
            "          and limit_groups (group, anonymity_groups, internal_limit_wh, external_limit_wh) if not one a feeder",
            "  tariff: surplus_micro_per_wh, deficit_micro_per_wh, fee_micro_per_wh",
            "  limits: meters (meter, production_wh, consumption_wh)",
            "  meters: meters (meter, key, feeder, production_wh, consumption_wh)",
            "  mixing: terms, meter_circles (meter, circle); docs/operations.md, \"Anonymous homes\", has one"
        })
final class ProposeRules extends Acting {
    /** What can be proposed, and how its file looks. */
    enum Kind {
        GRID(ProposalFile.Grid.class),
        TARIFF(ProposalFile.TariffPrices.class),
        LIMITS(ProposalFile.Limits.class),
        METERS(ProposalFile.Meters.class),
        MIXING(MixingFile.class);

        private final Class<? extends ProposalFile> form;

        Kind(Class<? extends ProposalFile> form) {
            this.form = form;
        }
    }

    @CommandLine.Parameters(index = "0", paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}, in any case.")
    private Kind kind = Kind.GRID;

    @CommandLine.Parameters(index = "1", paramLabel = "FILE", description = "What it is to be, YAML.")
    private Path file = Path.of("rules.yaml");

    @Override
    Act act(OperatorDoor door) {
        ProposalFile content = OperatorFiles.read(file, kind.form);
        List<RuleChange> changes = CommandTools.usage(content::changes);
        Integer from = content.fromInterval();
        Interval first = from == null
                ? FirstInterval.of(changes, door)
                : FirstInterval.checked(CommandTools.usage(() -> Interval.of(from)), changes, door);
        String id = content.id();
        ProposedRules rules = id == null
                ? Naming.named(kind.name().toLowerCase(Locale.ROOT), first, changes)
                : CommandTools.usage(() -> new ProposedRules(id, first, changes));
        return propose(rules);
    }

    /** A proposal, in words. */
    static Act propose(ProposedRules rules) {
        Proposed.Rules proposed = new Proposed.Rules(rules, false);
        List<String> words = new ArrayList<>(List.of("proposal " + rules.id()));
        words.addAll(proposed.words());
        words.add("digest " + proposed.digest().toHex());
        return new Act(
                new EnergyCommand.ProposeRules(rules),
                words,
                "an administrator of the " + proposed.approver().toString().replace("_ADMIN", "")
                        + ": gridmarket operator approve " + rules.id());
    }
}
