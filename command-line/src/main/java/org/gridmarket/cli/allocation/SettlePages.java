package org.gridmarket.cli.allocation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.api.v1.AllocationPostingMoney;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.process.PartFailedException;
import picocli.CommandLine;

/** Brings what pages are owed. */
@CommandLine.Command(
        name = "settle",
        mixinStandardHelpOptions = true,
        description = {
            "Brings what is due of pages: proceeds of cycles whose hold is over, and of offers that are over what was put down"
                    + " and not spent. Of own pages it goes into the purse; of others' it waits for them.",
            "Without pages: all own ones with something open. Who never does it is settled by a gateway in the end."
        },
        footer = {"", "Example: ./gridmarket allocation settle seats --key home.key --gateway 127.0.0.1:8080"})
final class SettlePages extends AllocationOperation {
    @CommandLine.Parameters(index = "1..*", paramLabel = "PAGE", description = "BOOK.PAGE each.")
    private List<String> pages = new ArrayList<>();

    /** What a page will have given in the end, less what it has, µ. */
    static long open(AllocationPostingMoney page) {
        return page.getDeposit() + page.getProceeds() - page.getSpent() - page.getGiven();
    }

    @Override
    AllocationCommand.Signed command(AccountKey account, GatewayOption through) {
        List<String> named = pages.isEmpty()
                ? AllocationQuestion.member(market(), account, through).getPostingsList().stream()
                        .filter(page -> open(page) != 0)
                        .map(AllocationPostingMoney::getPage)
                        .limit(AllocationLimit.PAGES_PER_SETTLEMENT.ceiling())
                        .toList()
                : pages;
        if (named.isEmpty()) {
            throw new PartFailedException("no page of account " + account + " in " + market() + " has anything open");
        }
        return new AllocationCommand.Settle(
                market(),
                named.stream()
                        .map(typed -> CommandTools.usage(() -> PageId.read(typed)))
                        .toList());
    }
}
