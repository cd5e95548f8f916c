package org.gridmarket.kernel.stream.lane;

import java.util.List;
import org.gridmarket.kernel.quantity.Money;

/**
 * Money of one lane; the sum changes only when it is made, closed, or pays a mediator.
 *
 * @param escrow prepaid by the customer for epochs to come
 * @param deposit of the supplier
 * @param earned by the supplier
 * @param forfeited to the treasury
 * @param back to the customer
 */
public record LaneMoney(Money escrow, Money deposit, Money earned, Money forfeited, Money back) {
    public static final LaneMoney NONE = new LaneMoney(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    public LaneMoney {
        for (Money part : List.of(escrow, deposit, earned, forfeited, back)) {
            if (part.isNegative()) {
                throw new IllegalStateException("a lane would hold " + part);
            }
        }
    }

    public static LaneMoney locked(Money escrow, Money deposit) {
        return new LaneMoney(escrow, deposit, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    public Money sum() {
        return escrow.plus(deposit).plus(earned).plus(forfeited).plus(back);
    }

    /** One epoch's price: a part to the supplier, the rest to the treasury. */
    LaneMoney settled(Money price, Money share) {
        return new LaneMoney(
                escrow.minus(price), deposit, earned.plus(share), forfeited.plus(price.minus(share)), back);
    }

    /** A part of the deposit, to the treasury. */
    LaneMoney fined(Money fine) {
        return new LaneMoney(escrow, deposit.minus(fine), earned, forfeited.plus(fine), back);
    }

    /** What a mediation costs the lane, taken out. */
    LaneMoney paying(Money fee) {
        return new LaneMoney(escrow, deposit.minus(fee), earned, forfeited, back);
    }

    /** Escrow of epochs that will not be, to the customer. */
    LaneMoney released() {
        return new LaneMoney(Money.ZERO, deposit, earned, forfeited, back.plus(escrow));
    }
}
