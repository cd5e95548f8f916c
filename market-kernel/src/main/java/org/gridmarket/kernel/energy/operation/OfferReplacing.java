package org.gridmarket.kernel.energy.operation;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.ledger.Receipt;

/** Cancel and post in one operation with new ids, all or nothing: one refused offer refuses the whole. */
final class OfferReplacing {
    private OfferReplacing() {}

    static Decision<Receipt> run(EnergyCommand.ReplaceOffers command, SignedCall call, EnergyState state) {
        Account account = state.account(call.signer());
        return BookRules.NAME_BOOK
                .check(BookRules.facts(command.book(), call, state))
                .then(book -> OfferRules.CANCEL.check(
                        new OfferRules.CancelFacts(command.cancelled(), account, call.limits())))
                .then(legal -> OfferCancelling.takeRoom(
                        OfferCancelling.without(account, command.cancelled(), command.book()),
                        command.book(),
                        command.cancelled(),
                        call,
                        state))
                .then(without -> OfferPosting.judge(command.book(), command.offers(), without, call, state.rules()))
                .then(OfferReplacing::allOrNothing)
                .then(outcome -> OfferPosting.takeRoom(command.book(), outcome, call, state))
                .map(outcome -> {
                    OfferCancelling.storeVoid(command.book(), command.cancelled(), call, state);
                    return OfferPosting.store(command.book(), outcome, call, state);
                });
    }

    private static Decision<OfferPosting.Outcome> allOrNothing(OfferPosting.Outcome outcome) {
        if (outcome.refused().isEmpty()) {
            return Decision.accept(outcome);
        }
        OfferPosting.Refused first = outcome.refused().getFirst();
        return Decision.reject(
                first.reason().code(),
                first.reason().source(),
                "offer " + first.index() + ": " + first.reason().detail());
    }
}
