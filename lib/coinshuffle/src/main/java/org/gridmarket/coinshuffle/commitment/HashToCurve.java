package org.gridmarket.coinshuffle.commitment;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.math.ec.ECPoint;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.Octets;

/**
 * RFC 9380, suite P256_XMD:SHA-256_SSWU_RO_: a point whose logarithm nobody knows. For public input only; it takes no
 * care to run in constant time.
 */
final class HashToCurve {
    private static final BigInteger P = P256.CURVE.getField().getCharacteristic();
    private static final BigInteger A = P256.CURVE.getA().toBigInteger();
    private static final BigInteger B = P256.CURVE.getB().toBigInteger();
    private static final BigInteger Z = BigInteger.TEN.negate().mod(P);
    /** Octets for each field element: 256 + 128 bits, so that the reduction leaves no bias (RFC 9380, 5.1). */
    private static final int ELEMENT_LENGTH = 48;

    private static final int HASH_BLOCK = 64;
    private static final int MAX_TAG = 255;

    private HashToCurve() {}

    /** hash_to_curve of RFC 9380, 3. */
    static ECPoint point(Octets message, String tag) {
        var uniform = expand(message, tag, 2 * ELEMENT_LENGTH);
        var first = map(element(uniform, 0));
        var second = map(element(uniform, ELEMENT_LENGTH));
        return first.add(second).normalize(); // the cofactor of P-256 is 1
    }

    /** expand_message_xmd of RFC 9380, 5.3.1. */
    static Octets expand(Octets message, String tag, int length) {
        var tagOctets = tag.getBytes(StandardCharsets.US_ASCII);
        if (tagOctets.length == 0 || tagOctets.length > MAX_TAG || length > MAX_TAG * Digests.LENGTH) {
            throw new IllegalArgumentException("tag of " + tagOctets.length + " or output of " + length + " octets");
        }
        var tagPrime = new CanonicalWriter()
                .fixed(Octets.copyOf(tagOctets))
                .u8(tagOctets.length)
                .octets();
        var start = Digests.sha256(new CanonicalWriter()
                .fixed(Octets.copyOf(new byte[HASH_BLOCK]))
                .fixed(message)
                .u16(length)
                .u8(0)
                .fixed(tagPrime));
        var out = new CanonicalWriter();
        var block = Octets.copyOf(new byte[Digests.LENGTH]);
        for (int i = 1; (i - 1) * Digests.LENGTH < length; i++) {
            block = Digests.sha256(
                    new CanonicalWriter().fixed(xor(start, block)).u8(i).fixed(tagPrime));
            out.fixed(block);
        }
        return out.octets().slice(0, length);
    }

    /** The simplified Shallue-van de Woestijne-Ulas map of RFC 9380, 6.6.2, for A and B not zero. */
    private static ECPoint map(BigInteger u) {
        var zu2 = Z.multiply(u).multiply(u).mod(P);
        var denominator = zu2.multiply(zu2).add(zu2).mod(P);
        var x1 = denominator.signum() == 0
                ? B.multiply(Z.multiply(A).modInverse(P)).mod(P)
                : B.negate()
                        .multiply(A.modInverse(P))
                        .multiply(BigInteger.ONE.add(denominator.modInverse(P)))
                        .mod(P);
        var y1 = root(x1);
        var isFirst = y1.multiply(y1).mod(P).equals(curveAt(x1));
        var x = isFirst ? x1 : zu2.multiply(x1).mod(P);
        var y = isFirst ? y1 : root(x);
        return P256.CURVE.validatePoint(x, u.testBit(0) == y.testBit(0) ? y : P.subtract(y));
    }

    private static BigInteger curveAt(BigInteger x) {
        return x.multiply(x).add(A).multiply(x).add(B).mod(P);
    }

    /** A root of x^3 + Ax + B when there is one; p = 3 mod 4. */
    private static BigInteger root(BigInteger x) {
        return curveAt(x).modPow(P.add(BigInteger.ONE).shiftRight(2), P);
    }

    private static BigInteger element(Octets uniform, int from) {
        return new BigInteger(1, uniform.slice(from, from + ELEMENT_LENGTH).toArray()).mod(P);
    }

    private static Octets xor(Octets left, Octets right) {
        var mixed = Arrays.copyOf(left.toArray(), left.length());
        var other = right.toArray();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] ^= other[i];
        }
        return Octets.copyOf(mixed);
    }
}
