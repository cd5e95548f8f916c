package org.gridmarket.keys.draw;

import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.util.BigIntegers;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.Octets;

/**
 * ECVRF-P256-SHA256-TAI of RFC 9381: a key and an input have one output, which only the key's owner can compute and
 * everybody can verify. The names are those of the RFC: alpha the input, pi the proof, beta the output.
 */
final class Ecvrf {
    /** Of a proof: Gamma, c, s (5.1). */
    static final int PROOF_LENGTH = 81;

    private static final X9ECParameters P256 = CustomNamedCurves.getByName("secp256r1");
    private static final ECCurve CURVE = P256.getCurve();
    private static final BigInteger ORDER = P256.getN();

    private static final int POINT_LENGTH = 33;
    private static final int CHALLENGE_LENGTH = 16;
    private static final int SCALAR_LENGTH = 32;
    private static final int TRIES = 256;

    /** suite_string of this suite (5.5), and the domains of its hashes (5.2, 5.4.1.1, 5.4.3). */
    private static final int SUITE = 1;

    private static final int ENCODE = 1;
    private static final int CHALLENGE = 2;
    private static final int OUTPUT = 3;
    private static final int BACK = 0;
    private static final int EVEN = 2;

    private Ecvrf() {}

    /** Whether a secret scalar is one: 1..q-1. */
    static boolean isSecret(BigInteger x) {
        return x.signum() > 0 && x.compareTo(ORDER) < 0;
    }

    /** Y = x*B, compressed. */
    static Octets publicKey(BigInteger x) {
        return encode(new FixedPointCombMultiplier().multiply(P256.getG(), x));
    }

    /** ECVRF_prove (5.1). */
    static Octets prove(BigInteger x, Octets publicKey, Octets alpha) {
        ECPoint h = onCurve(publicKey, alpha);
        ECPoint gamma = h.multiply(x);
        HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest()); // RFC 6979 (5.4.2.1)
        nonces.init(ORDER, x, Digests.sha256(encode(h)).toArray());
        BigInteger k = nonces.nextK();
        BigInteger c =
                challenge(publicKey, h, gamma, new FixedPointCombMultiplier().multiply(P256.getG(), k), h.multiply(k));
        BigInteger s = c.multiply(x).add(k).mod(ORDER);
        return new CanonicalWriter()
                .fixed(encode(gamma))
                .fixed(scalar(c, CHALLENGE_LENGTH))
                .fixed(scalar(s, SCALAR_LENGTH))
                .octets();
    }

    /** ECVRF_verify (5.3), with the key validated (5.4.5): beta, or nothing. */
    static Optional<Octets> verify(Octets publicKey, Octets alpha, Octets pi) {
        Optional<ECPoint> y = point(publicKey);
        if (y.isEmpty() || pi.length() != PROOF_LENGTH) {
            return Optional.empty();
        }
        Optional<ECPoint> gamma = point(pi.slice(0, POINT_LENGTH));
        BigInteger c = number(pi.slice(POINT_LENGTH, POINT_LENGTH + CHALLENGE_LENGTH));
        BigInteger s = number(pi.slice(POINT_LENGTH + CHALLENGE_LENGTH, PROOF_LENGTH));
        if (gamma.isEmpty() || s.compareTo(ORDER) >= 0) {
            return Optional.empty();
        }
        ECPoint h = onCurve(publicKey, alpha);
        BigInteger minusC = c.negate().mod(ORDER);
        ECPoint u = ECAlgorithms.sumOfTwoMultiplies(P256.getG(), s, y.get(), minusC);
        ECPoint v = ECAlgorithms.sumOfTwoMultiplies(h, s, gamma.get(), minusC);
        if (u.isInfinity() || v.isInfinity() || !c.equals(challenge(publicKey, h, gamma.get(), u, v))) {
            return Optional.empty(); // an honest k is not 0, so an honest U and V are no identity
        }
        return Optional.of(Digests.sha256(new CanonicalWriter()
                .u8(SUITE)
                .u8(OUTPUT)
                .fixed(encode(gamma.get())) // the cofactor of P-256 is 1
                .u8(BACK)));
    }

    /** ECVRF_encode_to_curve_try_and_increment (5.4.1.1), salted with the public key: about two tries. */
    static ECPoint onCurve(Octets publicKey, Octets alpha) {
        for (int counter = 0; counter < TRIES; counter++) {
            Octets x = Digests.sha256(new CanonicalWriter()
                    .u8(SUITE)
                    .u8(ENCODE)
                    .fixed(publicKey)
                    .fixed(alpha)
                    .u8(counter)
                    .u8(BACK));
            Optional<ECPoint> found =
                    point(new CanonicalWriter().u8(EVEN).fixed(x).octets());
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalStateException("no point in " + TRIES + " tries, which has the chance of 2^-" + TRIES);
    }

    /** ECVRF_challenge_generation (5.4.3). */
    private static BigInteger challenge(Octets publicKey, ECPoint h, ECPoint gamma, ECPoint u, ECPoint v) {
        return number(Digests.sha256(new CanonicalWriter()
                        .u8(SUITE)
                        .u8(CHALLENGE)
                        .fixed(publicKey)
                        .fixed(encode(h))
                        .fixed(encode(gamma))
                        .fixed(encode(u))
                        .fixed(encode(v))
                        .u8(BACK))
                .slice(0, CHALLENGE_LENGTH));
    }

    /** From its one compressed form; empty for anything else, the identity included. */
    private static Optional<ECPoint> point(Octets compressed) {
        if (compressed.length() != POINT_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(CURVE.decodePoint(compressed.toArray()));
        } catch (IllegalArgumentException notOnTheCurve) {
            return Optional.empty();
        }
    }

    private static Octets encode(ECPoint point) {
        return Octets.copyOf(point.getEncoded(true));
    }

    private static BigInteger number(Octets octets) {
        return new BigInteger(1, octets.toArray());
    }

    private static Octets scalar(BigInteger value, int length) {
        return Octets.copyOf(BigIntegers.asUnsignedByteArray(length, value));
    }
}
