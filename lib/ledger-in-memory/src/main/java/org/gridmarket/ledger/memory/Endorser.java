package org.gridmarket.ledger.memory;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Decision.Accepted;
import org.gridmarket.kernel.decision.Decision.Rejected;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;

/** How one peer has a call executed; what it throws stops the transaction. */
@FunctionalInterface
public interface Endorser {
    Decision<Receipt> execute(String function, String argument, LedgerCall call, TransactionSimulator peer);

    /** Runs contract code in this JVM and holds it to its word that a refused call has written nothing. */
    static Endorser running(ContractCode code) {
        return (function, argument, call, peer) -> {
            InMemoryWorldState state = new InMemoryWorldState(peer);
            Decision<Receipt> decision = code.execute(function, argument, call, state);
            switch (decision) {
                case Accepted<Receipt> accepted -> state.flush();
                case Rejected<Receipt>(var reason) -> {
                    if (!state.isUntouched()) {
                        throw new IllegalStateException(
                                function + " was refused after it had written: " + reason.text());
                    }
                }
            }
            return decision;
        };
    }
}
