package org.gridmarket.kernel.operation;

import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * A call whose envelope has been found good.
 *
 * @param signer the key that signed
 * @param name the operation's name, which ids of what it makes are derived from
 * @param validity the time of the market, as it was judged by
 * @param ledger what the ledger says of the call
 */
public record SignedOperation<V extends Validity>(
        AccountKey signer, OperationName name, V validity, LedgerCall ledger) {
    public LedgerTime now() {
        return ledger.time();
    }
}
