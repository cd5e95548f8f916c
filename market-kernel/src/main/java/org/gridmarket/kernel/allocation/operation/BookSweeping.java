package org.gridmarket.kernel.allocation.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.cycle.CycleLifeCycle;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.operation.Portion;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * Deletes what is over with a book, in order of books and in portions: pages with all that belongs to them, once they are
 * settled; then what is kept by cycle. Seals and heads never go. What the deleted rows held of others' money goes into one
 * balance.
 */
final class BookSweeping {
    private static final String SOURCE = "allocation-market, Operations: sweep";

    /** A page counts with its standing and a few assignments. */
    private static final int PAGE_ROWS = 10;

    /** A solution may have megabytes. */
    private static final int LARGE = 500;

    /** What is to be deleted now, and whether it may be. */
    record Facts(@Nullable PageId unsettled, boolean feesOpen, Cycle book) {
        private @Nullable String unpaid() {
            if (unsettled != null) {
                return "page " + unsettled + " has something due";
            }
            return feesOpen ? "the fees of cycle " + book + " are not collected" : null;
        }
    }

    // spotless:off
    static final RuleBook<Portion.Asked> ASKED = Portion.book("allocation:sweep, the portion", SOURCE);
    static final RuleBook<Facts> SWEEP = RuleBook.of("allocation:sweep",
            rule(AllocationRejection.UNSETTLED, SOURCE, Facts::unpaid));
    // spotless:on

    /** Settled pages of a book, some of them. */
    private record Pages(
            List<PageId> ids,
            boolean all,
            Money held,
            @Nullable PageId unsettled) {}

    private BookSweeping() {}

    static Decision<Receipt> run(AllocationCommand.Sweep command, LedgerCall call, MarketRows market) {
        Cycle book = command.book();
        int most = AllocationLimit.ALLOCATION_ROWS_PER_SWEEP.ceiling();
        return ASKED.check(new Portion.Asked(command.rows(), most)).then(asked -> {
            CycleLifeCycle.Sweeping facts = sweeping(book, call.time(), market);
            return CycleLifeCycle.TABLE
                    .next(
                            market.status(book),
                            CycleLifeCycle.SWEEP_PORTION,
                            call.creator().role(),
                            facts)
                    .then(allowed -> sweep(command, call, facts, market));
        });
    }

    private static CycleLifeCycle.Sweeping sweeping(Cycle book, LedgerTime now, MarketRows market) {
        Cycle last = book.plus(market.calendar().life() - 1);
        Cycle over = market.end().map(end -> end.previous().min(last)).orElse(last);
        Optional<StoredRows.FinalCycle> head = market.finalCycle(over);
        @Nullable Cycle swept = market.swept().last();
        boolean inOrder = swept == null ? book.isFirst() : book.equals(swept.next());
        return new CycleLifeCycle.Sweeping(
                head.isPresent(),
                head.filter(found -> Reversing.isHoldOver(found, now, market)).isPresent(),
                inOrder);
    }

    private static Decision<Receipt> sweep(
            AllocationCommand.Sweep command, LedgerCall call, CycleLifeCycle.Sweeping facts, MarketRows market) {
        Cycle book = command.book();
        Pages pages = pages(book, Math.max(1, command.rows() / PAGE_ROWS), call.time(), market);
        boolean feesOpen = pages.all() && feesOpen(book, market);
        return SWEEP.check(new Facts(pages.unsettled(), feesOpen, book)).map(legal -> {
            Money held = pages.held();
            int rows = 0;
            for (PageId id : pages.ids()) {
                rows += delete(id, market);
            }
            Portion rest = pages.all()
                    ? Portion.of(byCycle(book, market), Math.max(1, command.rows() - rows), market.world())
                    : Portion.NOTHING;
            boolean last = pages.all() && rest.last();
            if (last) {
                held = held.minus(collected(book, market));
                CycleLifeCycle.TABLE.follow(
                        market.status(book),
                        CycleLifeCycle.SWEEP,
                        call.creator().role(),
                        facts);
            }
            rest.delete(market.world());
            return end(book, rows + rest.rows(), last, held, market);
        });
    }

    private static Receipt end(Cycle book, int rows, boolean last, Money held, MarketRows market) {
        StoredRows.SweptBooks before = market.swept();
        AllocationState.SWEPT.put(
                market.world(),
                new StoredRows.SweptBooks(
                        last ? book : before.last(), book, before.balance().plus(held)),
                market.name());
        if (last) {
            AllocationState.FEES.under(market.name()).delete(market.world(), book);
            market.tell(new AllocationEvent.AllocationSwept(market.name(), book));
        }
        return market.receipt(
                AllocationAnswer.AllocationSweptRows.class, new AllocationAnswer.AllocationSweptRows(rows, last));
    }

    /** The first pages of a book, up to one that is not settled. */
    private static Pages pages(Cycle book, int most, LedgerTime now, MarketRows market) {
        PageDue.Reckoning reckoning = new PageDue.Reckoning(market, now);
        List<PageId> ids = new ArrayList<>();
        Money held = Money.ZERO;
        List<String> keys = market.in(AllocationState.PAGE).firstKeys(market.world(), book, most + 1);
        for (String key : keys.subList(0, Math.min(most, keys.size()))) {
            PageId id = InstanceReading.pageOf(key);
            Settling.Page page = Settling.page(id, reckoning, market).orElseThrow();
            if (page.isDue()) {
                return new Pages(ids, false, held, id);
            }
            held = held.plus(page.standing().held());
            ids.add(id);
        }
        return new Pages(ids, keys.size() <= most, held, null);
    }

    /** A page with all that belongs to it; how many rows that were. */
    private static int delete(PageId id, MarketRows market) {
        market.in(AllocationState.PAGE).delete(market.world(), id.book(), id.name());
        market.in(AllocationState.STANDING).delete(market.world(), id.book(), id.name());
        int rows = 2;
        int life = market.calendar().life();
        for (var deal : market.in(AllocationState.DEAL).startingWith(market.world(), life, id.book(), id.name())) {
            market.world().delete(deal.key());
            rows++;
        }
        return rows;
    }

    private static boolean feesOpen(Cycle c, MarketRows market) {
        return !market.in(AllocationState.FEES).has(market.world(), c)
                && market.finalCycle(c)
                        .filter(head -> !Fees.of(c, head, market).isZero())
                        .isPresent();
    }

    private static Money collected(Cycle c, MarketRows market) {
        return market.in(AllocationState.FEES)
                .find(market.world(), c)
                .map(StoredRows.CollectedFees::amount)
                .orElse(Money.ZERO);
    }

    /** Reversals after solutions: without them fees would seem to be open that are reversed. */
    private static List<Portion.Over> byCycle(Cycle c, MarketRows market) {
        return List.of(
                new Portion.Over(market.in(AllocationState.VOID), c, PAGE_ROWS),
                new Portion.Over(market.in(AllocationState.PROPOSAL), c, LARGE),
                new Portion.Over(market.in(AllocationState.CANDIDATE), c, 1),
                new Portion.Over(market.in(AllocationState.TURNS), c, 1),
                new Portion.Over(market.in(AllocationState.SOLUTION), c, LARGE),
                new Portion.Over(market.in(AllocationState.REVERSAL), c, 1));
    }
}
