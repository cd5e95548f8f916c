package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * An anonymous account retires all its credit once all its assets are settled, under a tag that only its own meter
 * recognises (anonymity, "Retiring"). The DSO owes it until the bill. The account stays as a mere name, so that its key
 * never counts as fresh again.
 */
final class CreditRetirement {
    private static final String SOURCE = "anonymity, Retiring";

    /** The account and its first interval that is neither retired nor settled. */
    record Facts(Account account, @Nullable Interval unsettled) {
        @Nullable String notAnonymous() {
            return account.isAnonymous() ? null : "account " + account.key() + " is bound to " + account.meter();
        }

        @Nullable String nothing() {
            return account.credit().isZero() ? "account " + account.key() + " has no credit" : null;
        }

        @Nullable String notSettled() {
            return unsettled == null ? null : "interval " + unsettled + " is neither retired nor settled";
        }
    }

    // spotless:off
    static final RuleBook<Facts> RETIRE = RuleBook.of("energy:retireCredit",
            rule(MixRejection.ACCOUNT_NOT_ANONYMOUS, SOURCE, Facts::notAnonymous),
            rule(AccountRejection.NOTHING_TO_RETIRE, SOURCE, Facts::nothing),
            rule(MixRejection.WINDOW_NOT_SETTLED,    SOURCE, Facts::notSettled));
    // spotless:on

    private CreditRetirement() {}

    static Decision<Receipt> run(EnergyCommand.RetireCredit command, SignedCall call, EnergyState state) {
        Account account = state.account(call.signer());
        @Nullable Interval unsettled = account.holdings().stream()
                .filter(held -> !held.retired())
                .map(Holding::t)
                .filter(t -> !state.isSettled(call.calendar(), t))
                .findFirst()
                .orElse(null);
        return RETIRE.check(new Facts(account, unsettled)).map(legal -> {
            Money credit = account.credit();
            EnergyState.RETIRED_CREDIT.put(
                    state.world(),
                    new StoredValues.CreditRetirement(credit, command.tag()),
                    call.round(),
                    account.key());
            state.putAccount(Account.empty(account.key(), null));
            state.tell(new EnergyEvent.CreditRetired(account.key(), credit, command.tag()));
            return state.receipt(EnergyResult.Moved.class, new EnergyResult.Moved(credit));
        });
    }
}
