package org.gridmarket.cli.allocation;

import java.nio.file.Path;
import org.gridmarket.api.v1.AllocationMemberReply;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.KeyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A member's pages: what was posted together, and its money. */
@CommandLine.Command(
        name = "page",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a member has posted: its offers, how much of each is assigned, and the money of each page.",
            "A page is what was posted together. In the end it gives deposit + proceeds - spent; allocation settle asks for it."
        },
        footer = {"", "Example: ./gridmarket allocation page seats --key home.key --gateway 127.0.0.1:8080"})
final class ShowPage extends AllocationQuestion {
    @CommandLine.Parameters(index = "0", paramLabel = "MARKET", description = "Its name.")
    private String market = "";

    @CommandLine.ArgGroup(multiplicity = "1")
    private Owner owner = new Owner();

    /** Whose pages. */
    static final class Owner {
        @CommandLine.Option(names = "--key", required = true, paramLabel = "FILE", description = "The account's key.")
        private @Nullable Path key;

        @CommandLine.Option(
                names = "--account",
                required = true,
                paramLabel = "ACCOUNT",
                description = "The account: 64 hex digits.")
        private @Nullable String account;
    }

    @Override
    String shown(GatewayOption through) {
        AccountKey account = owner.key == null
                ? AccountOption.read(String.valueOf(owner.account))
                : KeyFile.read(owner.key).publicKey();
        AllocationMemberReply member = member(AllocationAct.name(market), account, through);
        TextTable pages = new TextTable("page", "deposit", "proceeds", "spent", "given", "open");
        member.getPostingsList()
                .forEach(one -> pages.row(
                        one.getPage(),
                        one.getDeposit(),
                        one.getProceeds(),
                        one.getSpent(),
                        one.getGiven(),
                        SettlePages.open(one)));
        TextTable offers = new TextTable("offer", "side", "last_cycle", "assigned", "state");
        member.getOffersList()
                .forEach(one -> offers.row(
                        one.getOffer(),
                        one.getSide(),
                        one.getUntil(),
                        one.getAssigned(),
                        one.hasVoidFrom() ? "void from cycle " + one.getVoidFrom() : "stands"));
        return "account " + account + " is " + (member.getMember() ? "a member" : "a member no more") + " of " + market
                + (member.getGroupsCount() == 0 ? "" : ", in " + String.join(", ", member.getGroupsList())) + "\n"
                + (member.getPostingsCount() == 0 ? "nothing is posted" : pages + "\n" + offers);
    }
}
