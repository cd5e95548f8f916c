package org.gridmarket.kernel.energy.mixing;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * A message that its sender truly signed for a run.
 *
 * @param sender a participant
 * @param kind the protocol's name of it; one of each kind per participant and run
 * @param until the end of its step's challenge window: later it counts as late, on the ledger too
 */
public record DueMessage(AccountKey sender, String kind, LedgerTime until) {}
