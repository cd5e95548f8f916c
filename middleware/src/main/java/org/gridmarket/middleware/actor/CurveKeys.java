package org.gridmarket.middleware.actor;

import org.gridmarket.kernel.wire.Bytes;
import org.zeromq.ZMQ;

/**
 * The keys of one life of an actor (CURVE, RFC 26).
 *
 * @param key the public one, 32 bytes
 * @param secret 32 bytes
 */
public record CurveKeys(Bytes key, Bytes secret) {
    /** New ones, from the system's source of randomness. */
    public static CurveKeys make() {
        ZMQ.Curve.KeyPair pair = ZMQ.Curve.generateKeyPair();
        return new CurveKeys(
                Bytes.of(ZMQ.Curve.z85Decode(pair.publicKey)), Bytes.of(ZMQ.Curve.z85Decode(pair.secretKey)));
    }

    /** Secrets are not shown. */
    @Override
    public String toString() {
        return "CurveKeys[" + key.toHex() + "]";
    }
}
