package org.gridmarket.coinshuffle.crypto;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.gridmarket.coinshuffle.bytes.Octets;

/** An account whose secret is held in memory. Nothing of the secret is printed or handed out. */
public final class Ed25519Account implements AccountSigner {
    private final byte[] secret;
    private final AccountKey key;

    /** The secret: 32 octets from a cryptographic source. */
    public Ed25519Account(Octets secret) {
        if (secret.length() != Ed25519.SECRET_KEY_SIZE) {
            throw new IllegalArgumentException(
                    "secret of " + secret.length() + " octets, must be " + Ed25519.SECRET_KEY_SIZE);
        }
        this.secret = secret.toArray();
        var point = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(this.secret, 0, point, 0);
        this.key = new AccountKey(Octets.copyOf(point));
    }

    @Override
    public AccountKey key() {
        return key;
    }

    @Override
    public Octets sign(Octets message) {
        var bytes = message.toArray();
        var signature = new byte[SignatureCheck.SIGNATURE_LENGTH];
        Ed25519.sign(secret, 0, key.octets().toArray(), 0, bytes, 0, bytes.length, signature, 0);
        return Octets.copyOf(signature);
    }
}
