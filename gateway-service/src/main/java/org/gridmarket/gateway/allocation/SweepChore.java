package org.gridmarket.gateway.allocation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gridmarket.chain.Credential;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.LeftAlone;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * When all offers of a book are over: settles its pages for whoever slept, and then sweeps it in portions. What a page is owed
 * stands in its row, so only pages that are owed something are named. Fees are the operator's to collect: until that is done
 * the ledger refuses the sweep, and the book is left for a while.
 */
final class SweepChore implements Chore {
    /** Rows of one sweep: some 500 kB of a block. */
    static final int PORTION = 1_000;

    /** A turn; owners have the first to settle themselves. Shorter where cycles are. */
    private static final long TURN_MILLIS = 600_000;

    /** How often rows are looked at. */
    private static final long LOOK_MILLIS = 10_000;

    private record Asked(MarketName market, long turnMillis) {}

    private final MarketFacts facts;
    private final PageDues dues;
    private final OwnOperations operations;
    private final Organisation own;
    private final LeftAlone<MarketName> left = new LeftAlone<>();
    private @Nullable Asked asked;

    SweepChore(MarketFacts facts, PageDues dues, OwnOperations operations, Organisation own) {
        this.facts = facts;
        this.dues = dues;
        this.operations = operations;
        this.own = own;
    }

    @Override
    public String name() {
        return "allocation-sweep";
    }

    @Override
    public Step next(LedgerTime now) {
        LedgerTime again = now.plusMillis(LOOK_MILLIS);
        for (Progress market : inTurn(facts.all())) {
            LedgerTime due =
                    left.isLeft(market.name(), now) ? null : due(market).orElse(null);
            if (due != null && now.isBefore(due)) {
                again = due.isBefore(again) ? due : again;
            } else if (due != null) {
                Step step = step(market, now);
                if (step instanceof Step.Submit) {
                    asked = new Asked(market.name(), turnMillis(market));
                    return step;
                }
            }
        }
        return new Step.Wait(again);
    }

    /** From behind the market that had the last step, so that a long book of one holds up no other. */
    private List<Progress> inTurn(List<Progress> markets) {
        Asked last = asked;
        if (last == null) {
            return markets;
        }
        return Stream.concat(
                        markets.stream().filter(market -> market.name().compareTo(last.market()) > 0),
                        markets.stream().filter(market -> market.name().compareTo(last.market()) <= 0))
                .toList();
    }

    /** When the next book may be swept and its owners had their turn; empty while its offers are not over. */
    private Optional<LedgerTime> due(Progress market) {
        long hold = market.schema().money().settled() ? market.schema().money().holdMillis() : 0;
        long turns = 1L + CycleChore.turn(own, market);
        return market.overWith()
                .flatMap(over -> dues.madeFinal(market.name(), over))
                .map(time -> time.plusMillis(hold + turns * turnMillis(market)));
    }

    private static long turnMillis(Progress market) {
        return Math.min(TURN_MILLIS, market.calendar().cycleMillis());
    }

    private Step step(Progress market, LedgerTime now) {
        Cycle book = new Cycle(market.swept() + 1);
        List<PageId> owed = dues.of(market.name(), book, AllocationLimit.PAGES_PER_SETTLEMENT.ceiling());
        if (owed.isEmpty()) {
            AllocationCommand.Sweep command = new AllocationCommand.Sweep(market.name(), book, PORTION);
            return new Step.Submit(Credential.CLIENT, AllocationFunctions.NAMES.of(command), RecordCodec.text(command));
        }
        return operations
                .sign(new AllocationCommand.Settle(market.name(), owed), now)
                .<Step>map(signed -> signed)
                .orElseGet(() -> new Step.Wait(now.plusMillis(LOOK_MILLIS)));
    }

    /** A refusal mostly says that another gateway was faster, or that fees wait for the operator. */
    @Override
    public void ended(Step.Submit step, boolean done, String result, LedgerTime now) {
        Asked last = asked;
        if (!done && last != null) {
            left.leave(last.market(), now, last.turnMillis());
        }
    }
}
