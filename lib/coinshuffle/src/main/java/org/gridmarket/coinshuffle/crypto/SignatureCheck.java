package org.gridmarket.coinshuffle.crypto;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.gridmarket.coinshuffle.bytes.Octets;

/**
 * Verifies Ed25519 signatures. {@link #PINNED} is the only one for production: providers of the JDK differ between
 * releases in what they accept (spec/anonymity "Accounts and signatures"), and endorsers must not differ.
 */
@FunctionalInterface
public interface SignatureCheck {
    int SIGNATURE_LENGTH = Ed25519.SIGNATURE_SIZE;

    /** BouncyCastle's lightweight Ed25519 behind an exact length check. */
    SignatureCheck PINNED = (key, message, signature) -> {
        if (signature.length() != SIGNATURE_LENGTH) {
            return false;
        }
        var bytes = message.toArray();
        return Ed25519.verify(signature.toArray(), 0, key.octets().toArray(), 0, bytes, 0, bytes.length);
    };

    boolean verify(AccountKey key, Octets message, Octets signature);
}
