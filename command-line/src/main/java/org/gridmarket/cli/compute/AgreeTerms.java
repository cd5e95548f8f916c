package org.gridmarket.cli.compute;

import java.util.List;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.kernel.compute.message.ComputeCommand;
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
final class AgreeTerms extends ComputeAct {
    @CommandLine.Parameters(paramLabel = "ID", description = "A name for this proposal.")
    private String id = "";

    @CommandLine.Option(
            names = "--treasury",
            paramLabel = "ACCOUNT",
            required = true,
            description = "Who gets what is forfeited.")
    private String treasury = "";

    @CommandLine.Option(
            names = "--from",
            paramLabel = "PERIOD",
            required = true,
            description = "The ledger period from which they hold.")
    private int from;

    @CommandLine.Option(names = "--approve", description = "Approve what another organisation has proposed.")
    private boolean approve;

    @Override
    protected Plan plan(MemberDoor door) {
        AccountKey account = AccountOption.read(treasury);
        ProposedTerms terms = CommandTools.usage(
                () -> new ProposedTerms(id, new Interval(from), List.of(ComputeTerms.standard(account))));
        return approve
                ? new Plan(
                        List.of(command(new ComputeCommand.ApproveTerms(id, terms.digest()))),
                        List.of("standard terms hold from ledger period " + from),
                        "gridmarket compute licence SOLVER")
                : new Plan(
                        List.of(command(new ComputeCommand.ProposeTerms(terms))),
                        List.of("standard terms are proposed from ledger period " + from),
                        "an administrator of the regulator says the same with --approve");
    }
}
