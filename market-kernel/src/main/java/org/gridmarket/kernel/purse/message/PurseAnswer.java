package org.gridmarket.kernel.purse.message;

import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;

/** What committed operations and queries on purses answer. */
public sealed interface PurseAnswer {
    /** An amount that moved. */
    record PurseMoved(Money amount) implements PurseAnswer {}

    /** What was collected: how many payouts, and how much in all. */
    record PurseIncome(int payouts, Money amount) implements PurseAnswer {}

    /** A redemption that waits for the operator, by the name that the operator confirms. */
    record PurseRedemption(OperationName redemption, Money amount) implements PurseAnswer {}

    /** How many rows a sweep has deleted, and whether nothing is left that is over. */
    record PurseSwept(int rows, boolean last) implements PurseAnswer {}

    /** What is in a purse, or waits as a payout; nothing is zero. */
    record PurseBalance(AccountKey account, Money amount) implements PurseAnswer {}

    /** The digest of all rows, and of how many. */
    record PurseDigest(Bytes digest, int rows) implements PurseAnswer {}
}
