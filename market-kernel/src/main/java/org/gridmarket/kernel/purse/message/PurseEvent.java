package org.gridmarket.kernel.purse.message;

import java.util.List;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.quantity.Money;

/**
 * Every move of money into, out of and between purses, payouts, deals and the outside; whoever adds them up knows what there
 * is. Markets tell those of their own deals in the transaction that moves the money.
 */
public sealed interface PurseEvent {
    /** Money from outside waits for an account, as the payout {@link Deal#BOOKING}. */
    record PurseMoneyBooked(AccountKey account, String reference, Money amount) implements PurseEvent {}

    /** The operator has taken back what it had booked by mistake and nobody had collected. */
    record PurseMoneyTakenBack(AccountKey account, String reference, Money amount) implements PurseEvent {}

    /** Payouts are in the purse. */
    record PurseCollected(AccountKey account, List<Deal> payouts, Money amount) implements PurseEvent {
        public PurseCollected {
            payouts = List.copyOf(payouts);
        }
    }

    /** Money of a purse lies in a deal. */
    record PurseStaked(AccountKey account, Deal deal, Money amount) implements PurseEvent {}

    /** Money of a deal waits for an account. */
    record PursePaidOut(AccountKey account, Deal deal, Money amount) implements PurseEvent {}

    /** Money of a deal is in a purse, by a settlement that the account itself has asked for. */
    record PurseGiven(AccountKey account, Deal deal, Money amount) implements PurseEvent {}

    /** Money has come from the account's credit in the energy market. */
    record PurseFilledFromEnergy(AccountKey account, Money amount) implements PurseEvent {}

    /** Money has gone to the account's credit in the energy market. */
    record PurseEmptiedToEnergy(AccountKey account, Money amount) implements PurseEvent {}

    /** Money has left a purse and waits to be paid outside. */
    record PurseRedemptionAsked(AccountKey account, OperationName redemption, Money amount) implements PurseEvent {}

    /** It was paid outside, under this reference of the operator's books. */
    record PurseRedeemed(AccountKey account, OperationName redemption, Money amount, String reference)
            implements PurseEvent {}

    /** It could not be paid outside and waits for its account, as the payout {@link Deal#RETURNED}. */
    record PurseRedemptionReturned(AccountKey account, OperationName redemption, Money amount) implements PurseEvent {}
}
