package org.gridmarket.kernel.stream.offer;

import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.Parts;
import org.gridmarket.kernel.wire.Bytes;

/**
 * That a party agrees to an allocation, for as long as a ledger period is not over.
 *
 * @param party who signs
 * @param signature over {@link #message}
 */
public record Acceptance(AccountKey party, Bytes signature) {
    private static final Bytes TAG = Bytes.utf8("gridmarket/stream/accept/1");

    /**
     * What is signed.
     *
     * @param last the period whose seal makes it void: a copy that is held back binds nobody
     */
    public static Bytes message(Target target, AllocationId allocation, LedgerPeriod last) {
        return Parts.joined(
                TAG,
                Bytes.utf8(target.channel()),
                Bytes.utf8(target.chaincode()),
                allocation.id(),
                Parts.four(last.index()));
    }
}
