package org.gridmarket.keys;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Ed25519 by BouncyCastle's lightweight code, pinned: JDK providers differ between releases in what they accept, which in
 * chaincode means endorsers that disagree. Lengths are exact; a malformed key or signature is not good, never an error.
 */
public final class PinnedEd25519 implements SignatureCheck {
    @Override
    public boolean isGood(AccountKey signer, Bytes message, Bytes signature) {
        if (signature.length() != Ed25519.SIGNATURE_SIZE) {
            return false;
        }
        byte[] text = message.copy();
        return Ed25519.verify(signature.copy(), 0, signer.key().copy(), 0, text, 0, text.length);
    }
}
