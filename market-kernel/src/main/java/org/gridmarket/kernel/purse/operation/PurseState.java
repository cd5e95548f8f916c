package org.gridmarket.kernel.purse.operation;

import java.util.List;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;

/** The schema of purses, one page: every table, its key and its value. */
public final class PurseState {
    private static final String MARKET = PurseFunctions.PREFIX;

    // spotless:off
    public static final StateTable<Balance> BALANCE = StateTable.of(MARKET, "balance", "account", Balance.class);
    public static final StateTable<Payout> PAYOUT = StateTable.of(MARKET, "payout", "account, market, deal", Payout.class);
    public static final StateTable<Redemption> REDEMPTION = StateTable.of(MARKET, "redemption", "account, operation name", Redemption.class);
    static final StateTable<Payment> REFERENCE = StateTable.of(MARKET, "reference", "reference", Payment.class);
    static final StateTable<PaymentOfDay> REFERENCE_DAY = StateTable.of(MARKET, "referenceday", "day, reference", PaymentOfDay.class);
    static final StateTable<SweptUpTo> SWEPT = StateTable.of(MARKET, "swept", "", SweptUpTo.class);
    // spotless:on

    static final List<StateTable<?>> TABLES = List.of(BALANCE, PAYOUT, REDEMPTION, REFERENCE, REFERENCE_DAY, SWEPT);

    private static final long DAY_MILLIS = 86_400_000;

    private PurseState() {}

    /** The day of a moment, counted from 1970, UTC. */
    static Interval day(LedgerTime time) {
        return new Interval(Math.toIntExact(Math.floorDiv(time.epochMillis(), DAY_MILLIS)));
    }

    /** What is in a purse: 0 or more. One row for each account, written by its own operations only. */
    public record Balance(Money amount) {
        public Balance {
            if (amount.isNegative()) {
                throw new IllegalStateException("a purse would hold " + amount);
            }
        }
    }

    /** What waits for an account from one deal. */
    public record Payout(Money amount) {}

    /** What has left a purse and is to be paid outside. */
    public record Redemption(Money amount) {}

    /** A reference of the operator's books, used. */
    public record Payment(AccountKey account, Money amount, Interval day) {}

    /** The day up to which references were last swept; every sweep writes it. */
    public record SweptUpTo(Interval day) {}

    /** The same by day, so that old ones are found. */
    public record PaymentOfDay(String reference) {}
}
