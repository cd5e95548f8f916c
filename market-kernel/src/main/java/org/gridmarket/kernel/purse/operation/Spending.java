package org.gridmarket.kernel.purse.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/** Money that is to leave a purse. */
record Spending(AccountKey account, Money held, Money amount) {
    private static final String SOURCE = "ledger, purse";

    // spotless:off
    static final RuleBook<Spending> SPEND = RuleBook.of("every operation that spends from a purse",
            rule(PurseRejection.SUM_NOT_POSITIVE, SOURCE, Spending::notPositive),
            rule(PurseRejection.PURSE_TOO_SMALL,  SOURCE, Spending::tooSmall));
    // spotless:on

    private @Nullable String notPositive() {
        return amount.exceeds(Money.ZERO) ? null : "amount is " + amount;
    }

    private @Nullable String tooSmall() {
        return amount.exceeds(held) ? amount + " asked, " + held + " in the purse of " + account : null;
    }
}
