package org.gridmarket.kernel.compute.match;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;

/**
 * Money that changes its owner when a match closes; what does not move returns.
 *
 * @param from whose stake it comes from
 * @param to who gets it
 * @param amount above 0
 */
public record Move(AccountKey from, AccountKey to, Money amount, MoveReason reason) {}
