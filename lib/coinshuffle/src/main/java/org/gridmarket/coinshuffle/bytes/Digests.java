package org.gridmarket.coinshuffle.bytes;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of canonical octets; by the JDK, which uses the processor's instructions for it and has to have it. */
public final class Digests {
    public static final int LENGTH = 32;

    private Digests() {}

    public static Octets sha256(Octets input) {
        return sha256(input.toArray());
    }

    public static Octets sha256(CanonicalWriter input) {
        return sha256(input.toArray());
    }

    private static Octets sha256(byte[] input) {
        try {
            return Octets.copyOf(MessageDigest.getInstance("SHA-256").digest(input));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("this Java platform lacks SHA-256, which every one must have", broken);
        }
    }
}
