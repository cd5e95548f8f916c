package org.gridmarket.kernel.compute.offer;

import org.gridmarket.kernel.wire.Bytes;

/** Port: whether a private key belongs to an X25519 public key, by one pinned library in every endorser. */
@FunctionalInterface
public interface ResultKeyCheck {
    /** Whether they are a pair; false for any malformed input, never an exception. */
    boolean isPair(Bytes privateKey, Bytes publicKey);
}
