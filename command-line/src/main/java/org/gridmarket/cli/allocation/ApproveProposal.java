package org.gridmarket.cli.allocation;

import java.util.List;
import org.gridmarket.cli.HexDigits;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.operation.MarketProposal;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** Approves what it shows, by its digest. */
@CommandLine.Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description =
                "Shows what is proposed for a market (its founding, terms, or its end) and approves exactly that, as an"
                        + " administrator of the supervisor: the digest is reckoned from what is shown.",
        footer = {
            "",
            "Example: ./gridmarket allocation approve seats 3f0a94c1 --network network.properties --as Regulator"
        })
final class ApproveProposal extends MarketAct {
    @CommandLine.Parameters(
            index = "1",
            paramLabel = "DIGEST",
            description = "That of what was read before, or 8 digits or more that it begins with.")
    private String digest = "";

    @Override
    protected Plan plan(AllocationDoor door) {
        MarketProposal proposal = named(door);
        return new Plan(List.of(ledgerCommand(approval(proposal), true)), MarketWords.of(proposal), next(proposal));
    }

    private MarketProposal named(AllocationDoor door) {
        List<MarketProposal> named = door.proposals(market()).stream()
                .filter(open -> HexDigits.isMeant(digest, open.digest().toHex()))
                .toList();
        if (named.size() != 1) {
            throw new PartFailedException(
                    (named.isEmpty() ? "nothing waits for approval in " : "several proposals of this digest wait in ")
                            + market() + " whose digest begins with '" + digest
                            + "'\nnext: gridmarket allocation market --gateway .. lists what waits");
        }
        return named.getFirst();
    }

    private static AllocationCommand.ByMember approval(MarketProposal proposal) {
        return switch (proposal.changes().getFirst()) {
            case MarketProposal.FoundMarket founding ->
                new AllocationCommand.ApproveMarket(proposal.market(), proposal.digest());
            case MarketProposal.SetTerms terms ->
                new AllocationCommand.ApproveTerms(proposal.market(), proposal.first(), proposal.digest());
            case MarketProposal.EndMarket end ->
                new AllocationCommand.ApproveEnd(proposal.market(), proposal.first(), proposal.digest());
        };
    }

    private static String next(MarketProposal proposal) {
        return switch (proposal.changes().getFirst()) {
            case MarketProposal.FoundMarket(var schema) ->
                "book 0 is open; an administrator of the " + schema.operator()
                        + " admits members: gridmarket allocation admit " + schema.name() + " ACCOUNT";
            case MarketProposal.SetTerms terms -> "nothing: they hold from cycle " + proposal.first() + " on";
            case MarketProposal.EndMarket end -> "nothing: the last cycle is the one before " + proposal.first();
        };
    }
}
