package org.gridmarket.kernel.stream.lane;

import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.offer.Stakes;
import org.gridmarket.kernel.stream.quantity.Share;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.jspecify.annotations.Nullable;

/**
 * One supplier of an allocation. Its row is written by its own operations and by what happens to it, and by nothing of another
 * lane.
 *
 * @param status where it stands
 * @param money in it
 * @param rooted epochs with a root: 0..rooted-1
 * @param opened epochs that are settled: 0..opened-1
 * @param last epoch it takes; -1 for none
 * @param silent whether silence at a root is to be fined; from what is left of the deposit when the lane closes, so that a
 *     mediation later on is paid first
 * @param dispute its one dispute; null while there is none
 */
public record Lane(
        LaneStatus status,
        LaneMoney money,
        int rooted,
        int opened,
        int last,
        boolean silent,
        @Nullable LaneDispute dispute) {
    public static Lane made(Allocation allocation) {
        int epochs = allocation.terms().epochs();
        Stakes stakes = allocation.stakes();
        return new Lane(
                LaneStatus.RUN,
                LaneMoney.locked(Share.times(stakes.epochPrice(), epochs), stakes.supplierDeposit()),
                0,
                0,
                epochs - 1,
                false,
                null);
    }

    /** Whether it is in dispute about this epoch. */
    public boolean isDisputed(int epoch) {
        return status == LaneStatus.FROZEN && dispute != null && dispute.epoch() == epoch;
    }

    /** Whether a root of this epoch may still come. */
    public boolean mayRoot(int epoch) {
        return status == LaneStatus.RUN && last >= epoch;
    }

    public Lane withRoot() {
        return new Lane(status, money, rooted + 1, opened, last, silent, dispute);
    }

    public Lane with(LaneStatus next) {
        return new Lane(next, money, rooted, opened, last, silent, dispute);
    }

    Lane with(LaneMoney next) {
        return new Lane(status, next, rooted, opened, last, silent, dispute);
    }

    public Lane stoppedAfter(int epoch) {
        return new Lane(status, money, rooted, opened, epoch, silent, dispute);
    }

    /** No root of its next epoch: that epoch's price is lost to both, and it takes no other. */
    public Lane silentAtRoot(Money price) {
        return new Lane(
                LaneStatus.CLOSING, money.settled(price, Money.ZERO), rooted, opened, rooted - 1, true, dispute);
    }

    public Lane frozen(int epoch, LedgerTime now) {
        return new Lane(LaneStatus.FROZEN, money, rooted, opened, last, silent, new LaneDispute(epoch, now));
    }

    /** The next epoch is settled. */
    public Lane settled(Money price, Money share) {
        return new Lane(status, money.settled(price, share), rooted, opened + 1, last, silent, dispute);
    }

    /** At fault: its deposit and the price of the epoch are lost, and the lease ends. */
    public Lane lost(Money price) {
        return with(money.settled(price, Money.ZERO)).lost();
    }

    /** At fault in an epoch that is paid already. */
    public Lane lost() {
        return with(money.fined(money.deposit()).released()).with(LaneStatus.OVER);
    }

    public Lane paying(Money fee) {
        return with(money.paying(fee));
    }

    /** The lease ends, and escrow of what will not be goes back. */
    public Lane over() {
        return with(money.released()).with(LaneStatus.OVER);
    }

    /** Fined for silence, as far as the deposit goes, and what is left of the escrow released. */
    public Lane due(Money deposit, int sigma) {
        Money fine = silent ? Share.floor(deposit, sigma, StreamRules.WHOLE).min(money.deposit()) : Money.ZERO;
        return with(money.fined(fine).released());
    }

    public Lane closed() {
        return with(LaneMoney.NONE).with(LaneStatus.CLOSED);
    }
}
