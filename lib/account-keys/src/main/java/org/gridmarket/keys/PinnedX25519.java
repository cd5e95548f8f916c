package org.gridmarket.keys;

import org.bouncycastle.math.ec.rfc7748.X25519;
import org.gridmarket.kernel.compute.offer.ResultKeyCheck;
import org.gridmarket.kernel.wire.Bytes;

/**
 * X25519 by BouncyCastle's lightweight code, pinned as {@link PinnedEd25519} is. Lengths are exact; a malformed key is no pair,
 * never an error.
 */
public final class PinnedX25519 implements ResultKeyCheck {
    @Override
    public boolean isPair(Bytes privateKey, Bytes publicKey) {
        return privateKey.length() == X25519.SCALAR_SIZE
                && publicKey(privateKey).equals(publicKey);
    }

    /**
     * The public key of a private one.
     *
     * @param privateKey 32 bytes
     */
    public static Bytes publicKey(Bytes privateKey) {
        byte[] point = new byte[X25519.POINT_SIZE];
        X25519.generatePublicKey(privateKey.copy(), 0, point, 0);
        return Bytes.of(point);
    }
}
