package org.gridmarket.kernel.command;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/** Port: Ed25519 verification, by one pinned library in every endorser, so that endorsers never disagree. */
@FunctionalInterface
public interface SignatureCheck {
    /** Whether the signature of the key over the message is good; false for any malformed input, never an exception. */
    boolean isGood(AccountKey signer, Bytes message, Bytes signature);
}
