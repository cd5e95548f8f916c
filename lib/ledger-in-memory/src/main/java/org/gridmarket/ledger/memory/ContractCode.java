package org.gridmarket.ledger.memory;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;

/** What runs on the ledger: {@code Contracts.all(check)::execute}, or a contract of a test. */
@FunctionalInterface
public interface ContractCode {
    Decision<Receipt> execute(String function, String argument, LedgerCall call, WorldState state);
}
