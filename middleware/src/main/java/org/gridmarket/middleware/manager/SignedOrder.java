package org.gridmarket.middleware.manager;

import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/**
 * An order and who gives it.
 *
 * @param order what is wanted
 * @param signer who wants it
 * @param signature of the signer, over the order
 */
public record SignedOrder(Order order, AccountKey signer, Bytes signature) {
    /** Whether the signature is the signer's. */
    boolean isSigned(SignatureCheck signatures) {
        return signatures.isGood(signer, order.signingBytes(signer), signature);
    }
}
