package org.gridmarket.kernel.ledger;

import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * What the ledger says of a call besides its arguments.
 *
 * @param transactionId for logs only; no rule may depend on it, since a retry has another one
 * @param time the timestamp that the client claims
 * @param target channel and chaincode
 * @param creator the Fabric identity that signed the proposal
 */
public record LedgerCall(String transactionId, LedgerTime time, Target target, Caller.Member creator) {}
