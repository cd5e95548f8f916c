package org.gridmarket.kernel.purse.message;

import java.util.List;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.quantity.Money;

/** Everything that can be asked of purses; the function is the record's name behind {@code purse:}. */
public sealed interface PurseCommand {
    /** Signed by the account whose purse it is, and relayed. */
    sealed interface Signed extends PurseCommand {}

    /** Attributed to the Fabric identity of a consortium member. */
    sealed interface ByMember extends PurseCommand {}

    /**
     * Brings payouts into the purse. Those that do not wait are left out.
     *
     * @param payouts 1 to {@link org.gridmarket.kernel.purse.PurseLimit#PAYOUTS_PER_COLLECTION}, where they come from
     */
    record Collect(List<Deal> payouts) implements Signed {
        public Collect {
            payouts = List.copyOf(payouts);
        }
    }

    /** Takes money out of the purse, to be paid outside by the operator, who then confirms it. */
    record Redeem(Money amount) implements Signed {}

    /** Moves free credit of the signer's account in the energy market into its purse. */
    record FromEnergy(Money amount) implements Signed {}

    /** Moves money of the purse into the signer's account in the energy market. */
    record ToEnergy(Money amount) implements Signed {}

    /** Money that the operator has received for an account, under a reference that it uses once. */
    record BookMoney(AccountKey account, String reference, Money amount) implements ByMember {
        public BookMoney {
            Name.check("reference", reference);
        }
    }

    /** Money booked by mistake, as long as nobody has collected it; its reference stays used. By the operator. */
    record TakeBackMoney(String reference) implements ByMember {
        public TakeBackMoney {
            Name.check("reference", reference);
        }
    }

    /**
     * The operator has paid a redemption outside.
     *
     * @param reference of the payment, in the operator's books
     */
    record ConfirmRedemption(AccountKey account, OperationName redemption, String reference) implements ByMember {
        public ConfirmRedemption {
            Name.check("reference", reference);
        }
    }

    /** The operator could not pay a redemption outside: it waits for its account as a payout again. */
    record ReturnRedemption(AccountKey account, OperationName redemption) implements ByMember {}

    /**
     * Deletes a portion of what is over: references that are old enough, oldest first.
     *
     * @param rows at most so many, 1 to {@link org.gridmarket.kernel.purse.PurseLimit#REFERENCES_PER_SWEEP}
     */
    record SweepReferences(int rows) implements ByMember {}
}
