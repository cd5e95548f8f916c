package org.gridmarket.cli.compute;

import java.util.List;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.StandardAgreement;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.ProposedTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import picocli.CommandLine;

/** The standard terms, by two organisations. */
@CommandLine.Command(
        name = "terms",
        mixinStandardHelpOptions = true,
        description = {
            "Founds the market: proposes the standard terms as an administrator of the DSO,"
                    + " or approves exactly those, with --approve, as one of the regulator.",
        },
        footer = {
            "",
            "Example: ./gridmarket compute terms first --treasury 64-HEX-DIGITS --from 12 --network network.properties",
            "Example: ./gridmarket compute terms first --treasury 64-HEX-DIGITS --from 12 --approve --network network.properties"
        })
final class AgreeTerms extends StandardAgreement {
    @Override
    protected Terms standard(String id, Interval from, AccountKey treasury) {
        ProposedTerms terms = new ProposedTerms(id, from, List.of(ComputeTerms.standard(treasury)));
        return new Terms(
                "standard terms",
                LedgerCommand.of(ComputeFunctions.NAMES, new ComputeCommand.ProposeTerms(terms), true),
                LedgerCommand.of(ComputeFunctions.NAMES, new ComputeCommand.ApproveTerms(id, terms.digest()), true),
                "gridmarket compute licence SOLVER");
    }
}
