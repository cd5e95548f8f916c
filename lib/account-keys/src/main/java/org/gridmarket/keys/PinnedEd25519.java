package org.gridmarket.keys;

import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.mixing.MixRuns;

/**
 * Ed25519 by BouncyCastle's lightweight code, pinned: JDK providers differ between releases in what they accept, which in
 * chaincode means endorsers that disagree. It is the check that mixes use, so one set of vectors holds for both. Lengths are
 * exact; a malformed key or signature is not good, never an error.
 */
public final class PinnedEd25519 implements SignatureCheck {
    @Override
    public boolean isGood(AccountKey signer, Bytes message, Bytes signature) {
        return org.gridmarket.coinshuffle.crypto.SignatureCheck.PINNED.verify(
                MixRuns.key(signer), MixRuns.octets(message), MixRuns.octets(signature));
    }
}
