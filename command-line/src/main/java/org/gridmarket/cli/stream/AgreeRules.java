package org.gridmarket.cli.stream;

import java.util.List;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.StandardAgreement;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.stream.terms.ProposedStreamRules;
import org.gridmarket.kernel.stream.terms.StreamRules;
import picocli.CommandLine;

/** The standard rules, by two organisations. */
@CommandLine.Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = {
            "Founds the market: proposes the standard rules as an administrator of the DSO,"
                    + " or approves exactly those, with --approve, as one of the regulator.",
        },
        footer = {
            "",
            "Example: ./gridmarket stream rules first --treasury 64-HEX-DIGITS --from 12 --network network.properties",
            "Example: ./gridmarket stream rules first --treasury 64-HEX-DIGITS --from 12 --approve --network network.properties"
        })
final class AgreeRules extends StandardAgreement {
    @CommandLine.Option(
            names = "--window-seconds",
            paramLabel = "N",
            defaultValue = "120",
            description =
                    "How long a step may take: 120 or more, in a simulation 1 or more. Both organisations name the same.")
    private int windowSeconds;

    @Override
    protected Terms standard(String id, Interval from, AccountKey treasury) {
        StreamRules standard = StreamRules.standard(treasury);
        StreamRules agreed = CommandTools.usage(() -> new StreamRules(
                windowSeconds * 1_000L,
                standard.theta(),
                standard.sigma(),
                standard.leastEpochs(),
                standard.allocationMillis(),
                Math.min(standard.setUpMillis(), windowSeconds * 1_000L),
                treasury));
        ProposedStreamRules rules = new ProposedStreamRules(id, from, List.of(agreed));
        return new Terms(
                "standard rules",
                LedgerCommand.of(StreamFunctions.NAMES, new StreamCommand.ProposeRules(rules), true),
                LedgerCommand.of(StreamFunctions.NAMES, new StreamCommand.ApproveRules(id, rules.digest()), true),
                "gridmarket stream licence MEDIATOR");
    }
}
