package org.gridmarket.coinshuffle.commitment;

import java.math.BigInteger;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECCurve;

/** The group of the commitments: NIST P-256, prime order, cofactor 1. */
final class P256 {
    static final ECCurve CURVE = CustomNamedCurves.getByName("secp256r1").getCurve();
    static final BigInteger ORDER = CURVE.getOrder();
    /** A compressed point. */
    static final int POINT_LENGTH = 33;

    private P256() {}
}
