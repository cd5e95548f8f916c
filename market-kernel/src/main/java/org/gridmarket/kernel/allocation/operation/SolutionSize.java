package org.gridmarket.kernel.allocation.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.clearing.StoredSolution;
import org.gridmarket.kernel.allocation.clearing.VerifiedAllocation;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * Whether posting a solution, and making it final, fit a block each: reckoned when it is posted, so that finalising never
 * meets a bound.
 *
 * @param posting bytes of the transaction that posts it: its argument, in hex, and its row
 * @param finalising bytes of the transaction that makes it final: a row for each page, and an event
 */
record SolutionSize(int posting, int finalising) {
    /** A row's key twice, since it is read or written by name, and what surrounds it. */
    private static final int ROW_BESIDES = 260;

    /** Head, event and answer without assignments. */
    private static final int BESIDES = 2_000;

    // spotless:off
    static final RuleBook<SolutionSize> FITS = RuleBook.of("allocation:submitSolution, its transactions",
            rule(ContestRejection.SOLUTION_TOO_LARGE, "docs/limits.md", SolutionSize::tooLarge));
    // spotless:on

    static Decision<VerifiedAllocation> check(
            VerifiedAllocation verified, AllocationCommand.SubmitSolution command, MarketRows market) {
        return FITS.check(of(verified, command)).map(fits -> verified);
    }

    private static SolutionSize of(VerifiedAllocation verified, AllocationCommand.SubmitSolution command) {
        StoredSolution stored = verified.stored();
        int argument = RecordCodec.of(AllocationCommand.SubmitSolution.class)
                .write(command)
                .length();
        int row = RecordCodec.of(StoredSolution.class).write(stored).length();
        long rows = 0;
        for (Map.Entry<PageId, List<PageDeal>> page :
                CycleFinalising.deals(verified.assignments()).entrySet()) {
            rows += ROW_BESIDES
                    + (long) PageDeal.pack(page.getValue()).toString().length();
        }
        long finalising = rows + row + BESIDES;
        return new SolutionSize(2 * argument + row + BESIDES, (int) Math.min(finalising, Integer.MAX_VALUE));
    }

    private @Nullable String tooLarge() {
        int most = AllocationLimit.ALLOCATION_BYTES.ceiling();
        return posting > most || finalising > most
                ? "posting it takes " + posting + " bytes of a block, making it final " + finalising + "; at most "
                        + most
                : null;
    }
}
