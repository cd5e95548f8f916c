package org.gridmarket.coinshuffle.commitment;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;
import org.gridmarket.coinshuffle.bytes.Octets;

/**
 * A Pedersen commitment v*G + r*H: hides v perfectly, binds to it as long as nobody knows log_G H. Commitments to sums
 * are sums of commitments. Equal when they are the same point.
 */
public final class Commitment {
    /** To zero with blinding zero: the start of a sum. */
    static final Commitment ZERO = new Commitment(P256.CURVE.getInfinity());

    private final ECPoint point;

    private Commitment(ECPoint point) {
        this.point = point.normalize();
    }

    static Commitment of(ECPoint point) {
        return new Commitment(point);
    }

    /** From a compressed point of 33 octets; empty for anything else, the point at infinity included. */
    public static Optional<Commitment> decode(Octets compressed) {
        if (compressed.length() != P256.POINT_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Commitment(P256.CURVE.decodePoint(compressed.toArray())));
        } catch (IllegalArgumentException notOnTheCurve) {
            return Optional.empty();
        }
    }

    public Octets encode() {
        return Octets.copyOf(point.getEncoded(true));
    }

    Commitment plus(Commitment other) {
        return new Commitment(point.add(other.point));
    }

    Commitment times(BigInteger factor) {
        return new Commitment(point.multiply(factor.mod(P256.ORDER)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Commitment commitment && point.equals(commitment.point);
    }

    @Override
    public int hashCode() {
        return point.hashCode();
    }

    @Override
    public String toString() {
        return encode().toString();
    }
}
