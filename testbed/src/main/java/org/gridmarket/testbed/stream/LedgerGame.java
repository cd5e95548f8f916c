package org.gridmarket.testbed.stream;

import java.util.List;
import org.gridmarket.kernel.stream.offer.Stakes;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.testkit.stream.OneAllocation;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.testkit.stream.StreamDraft;

/**
 * The four outcomes of Table 4.4 played on the contract, an allocation of one epoch each: what the parties' purses have gained.
 * Energy and benefit, which no ledger sees, are those of the page's example in shares of the price.
 */
public final class LedgerGame {
    private static final StreamDraft DRAFT = StreamDraft.PAGE.epochs(1);
    private static final double PRICE = epochPrice();
    private static final int CUSTOMER = 0;
    private static final int SUPPLIER = 1;

    /** A wrong test is as good as all of them: a supplier that processes nothing meets one for sure. */
    private static final int WRONG = 2;

    private final List<Long> good = played(true, true);
    private final List<Long> caught = played(false, true);
    private final List<Long> silent = played(true, false);
    private final List<Long> untested = played(false, false);

    private static List<Long> played(boolean isProcessed, boolean isTested) {
        OneAllocation lease = DRAFT.made();
        lease = isProcessed ? lease.root(0) : lease.wrongRoot(StreamCast.S1, 0, WRONG);
        if (!isTested) {
            return lease.timeOutReveal(0).end();
        }
        lease = lease.reveal(0).open(0);
        return (isProcessed ? lease : lease.judge(0)).end();
    }

    /** µ that customer, supplier, mediator, treasury and allocator have gained, in this order; their sum is 0. */
    public List<Long> gains(boolean isProcessed, boolean isTested) {
        if (isTested) {
            return isProcessed ? good : caught;
        }
        return isProcessed ? silent : untested;
    }

    /** The same with energy, benefit and tests. */
    public StreamGame.Payoffs outcome(boolean isProcessed, boolean isTested) {
        List<Long> gains = gains(isProcessed, isTested);
        double price = PRICE;
        StreamGame page = StreamGame.OF_THE_PAGE;
        double energy = isProcessed ? price * page.energy() / page.price() : 0;
        double worth = isProcessed ? price * page.benefit() / page.price() : 0;
        double tests = isTested ? price * page.testing() / page.price() * page.tests() / page.inputs() : 0;
        return new StreamGame.Payoffs(gains.get(SUPPLIER) - energy, gains.get(CUSTOMER) + worth - tests);
    }

    /** V, µ. */
    public static double epochPrice() {
        StreamRules rules = StreamRules.standard(StreamCast.TREASURY.account());
        return Stakes.of(DRAFT.made().terms(), rules).epochPrice().micro();
    }
}
