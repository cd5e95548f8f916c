package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * A mediator or a directory says where it is found. The row stays, so whoever writes one must have some money: accounts cost
 * nothing, and rows would.
 */
final class Registering {
    private static final String SOURCE = "compute-market, Parties";

    /** Who registers. */
    record Facts(AccountKey account, Money held, ComputeTerms terms) {
        @Nullable String poor() {
            return terms.minEstimate().exceeds(held)
                    ? held + " in the purse of " + account + "; at least " + terms.minEstimate()
                    : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> REGISTER = RuleBook.of("compute:register",
            rule(PurseRejection.PURSE_TOO_SMALL, SOURCE, Facts::poor));
    // spotless:on

    private Registering() {}

    static Decision<Receipt> run(
            ComputeCommand.Register command, AccountKey signer, ComputeTerms terms, ComputeState state) {
        return REGISTER.check(new Facts(signer, state.purseOf(signer), terms)).map(legal -> {
            ComputeState.MEMBER.put(state.world(), command.entry(), signer);
            state.tell(new ComputeEvent.ComputeMemberRegistered(signer, command.entry()));
            return state.receipt(ComputeAnswer.ComputeDone.class, new ComputeAnswer.ComputeDone());
        });
    }
}
