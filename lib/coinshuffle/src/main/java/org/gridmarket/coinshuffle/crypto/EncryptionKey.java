package org.gridmarket.coinshuffle.crypto;

import java.util.Arrays;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.gridmarket.coinshuffle.bytes.Octets;

/** The X25519 key to which the layers for one participant of one run are sealed: 32 octets as in RFC 7748. */
public record EncryptionKey(Octets octets) {
    public static final int LENGTH = X25519.POINT_SIZE;
    /** p = 2^255 - 19, little-endian. */
    private static final byte[] PRIME = prime();

    public EncryptionKey {
        if (octets.length() != LENGTH) {
            throw new IllegalArgumentException("encryption key of " + octets.length() + " octets, must be " + LENGTH);
        }
    }

    /** A canonical coordinate (below p, so no second encoding exists) that is not of small order. */
    public boolean isUsable() {
        var scalar = new byte[X25519.SCALAR_SIZE];
        Arrays.fill(scalar, (byte) 0x5a);
        return isCanonical() && X25519.calculateAgreement(scalar, 0, octets.toArray(), 0, new byte[LENGTH], 0);
    }

    private boolean isCanonical() {
        var u = octets.toArray();
        for (int i = LENGTH - 1; i >= 0; i--) {
            if (u[i] != PRIME[i]) {
                return (u[i] & 0xff) < (PRIME[i] & 0xff);
            }
        }
        return false;
    }

    private static byte[] prime() {
        var prime = new byte[LENGTH];
        Arrays.fill(prime, (byte) 0xff);
        prime[0] = (byte) 0xed;
        prime[LENGTH - 1] = 0x7f;
        return prime;
    }
}
