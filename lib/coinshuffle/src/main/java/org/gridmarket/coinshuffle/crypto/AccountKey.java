package org.gridmarket.coinshuffle.crypto;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.gridmarket.coinshuffle.bytes.Octets;

/**
 * The Ed25519 verification key of an account, a board or a meter: 32 octets as in RFC 8032. Whether they are a point
 * is a question of its own ({@link #isUsable()}), because a list from outside may hold anything.
 */
public record AccountKey(Octets octets) implements Comparable<AccountKey> {
    public static final int LENGTH = Ed25519.PUBLIC_KEY_SIZE;

    public AccountKey {
        if (octets.length() != LENGTH) {
            throw new IllegalArgumentException("account key of " + octets.length() + " octets, must be " + LENGTH);
        }
    }

    /** A canonical encoding of a curve point that is not of small order. */
    public boolean isUsable() {
        return Ed25519.validatePublicKeyPartial(octets.toArray(), 0);
    }

    @Override
    public int compareTo(AccountKey other) {
        return octets.compareTo(other.octets);
    }

    @Override
    public String toString() {
        return octets.slice(0, 6).hex();
    }
}
