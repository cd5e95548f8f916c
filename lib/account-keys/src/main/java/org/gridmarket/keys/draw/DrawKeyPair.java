package org.gridmarket.keys.draw;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.util.BigIntegers;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.draw.SessionDraw;
import org.gridmarket.kernel.wire.Bytes;

/** The draw key of a gateway. Its secret never leaves it but by {@link #seed()}, for the owner's key file. */
public final class DrawKeyPair {
    private static final int SEED_LENGTH = 32;

    private final BigInteger secret;
    private final DrawKey publicKey;

    private DrawKeyPair(BigInteger secret) {
        this.secret = secret;
        this.publicKey = new DrawKey(Bytes.of(Ecvrf.publicKey(secret).toArray()));
    }

    /** A fresh pair; the randomness comes in. */
    public static DrawKeyPair generate(SecureRandom random) {
        while (true) {
            BigInteger secret = BigIntegers.createRandomBigInteger(8 * SEED_LENGTH, random);
            if (Ecvrf.isSecret(secret)) {
                return new DrawKeyPair(secret);
            }
        }
    }

    /** The pair of a kept seed: 32 bytes, a number below the order of P-256 and above 0, the highest byte first. */
    public static DrawKeyPair ofSeed(Bytes seed) {
        BigInteger secret = new BigInteger(1, seed.copy());
        if (seed.length() != SEED_LENGTH || !Ecvrf.isSecret(secret)) {
            throw new IllegalArgumentException("a draw key's seed is " + SEED_LENGTH
                    + " bytes, a number above 0 and below the order of P-256; this one has " + seed.length()
                    + " bytes");
        }
        return new DrawKeyPair(secret);
    }

    public DrawKey publicKey() {
        return publicKey;
    }

    /** For the owner's key file only. */
    public Bytes seed() {
        return Bytes.of(BigIntegers.asUnsignedByteArray(SEED_LENGTH, secret));
    }

    /** What this key contributes to a draw: always the same. Give it to nobody while accounts can still join. */
    public DrawShare share(SessionDraw draw) {
        return new DrawShare(
                publicKey,
                Bytes.of(Ecvrf.prove(secret, EcvrfCheck.octets(publicKey.point()), EcvrfCheck.octets(draw.input()))
                        .toArray()));
    }

    @Override
    public String toString() {
        return "draw key pair of " + publicKey;
    }
}
