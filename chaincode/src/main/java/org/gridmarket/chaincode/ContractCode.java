package org.gridmarket.chaincode;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;

/** What the shell surrounds: {@code Contracts.all(check)::execute} on a peer, a contract of a test in a test. */
@FunctionalInterface
public interface ContractCode {
    Decision<Receipt> execute(String function, String argument, LedgerCall call, WorldState state);
}
