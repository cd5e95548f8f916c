package org.gridmarket.worker.compute.parcel;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.wire.Bytes;

/**
 * An output archive on its way to the job creator: sealed to the job's result key by HPKE (RFC 9180, base mode, X25519,
 * HKDF-SHA256, ChaCha20-Poly1305), bound to its match. Key of the sender in 32 bytes, then the cipher text.
 */
public final class Delivery {
    private static final byte[] NO_AAD = {};
    private static final String TAG = "gridmarket/compute/delivery/1";
    private static final int KEY_LENGTH = 32;
    private static final int TAG_LENGTH = 16;

    /** What sealing adds to an archive. */
    public static final int OVERHEAD = KEY_LENGTH + TAG_LENGTH;

    private Delivery() {}

    private static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
    }

    private static byte[] info(MatchId match) {
        return Bytes.utf8(TAG + match).copy();
    }

    /**
     * Seals for whoever has the private half. The same inputs give the same delivery, so a provider that was killed delivers
     * what it had committed to.
     *
     * @param sender seed of the sender's key of this match, 32 bytes, secret
     * @return empty when the result key is none; nobody could open what is sealed to it
     */
    public static Optional<Bytes> seal(Bytes archive, MatchId match, Bytes resultKey, Bytes sender) {
        HPKE suite = suite();
        try {
            HPKEContextWithEncapsulation context = suite.setupBaseS(
                    new X25519PublicKeyParameters(resultKey.copy()), info(match), suite.deriveKeyPair(sender.copy()));
            byte[] cipherText = context.seal(NO_AAD, archive.copy());
            byte[] whole = Arrays.copyOf(context.getEncapsulation(), KEY_LENGTH + cipherText.length);
            System.arraycopy(cipherText, 0, whole, KEY_LENGTH, cipherText.length);
            return Optional.of(Bytes.of(whole));
        } catch (InvalidCipherTextException | IllegalStateException | IllegalArgumentException noKey) {
            return Optional.empty(); // the library's words for keys of small order
        }
    }

    /** The archive; empty when this is no delivery of this match to this key. */
    public static Optional<Bytes> open(Bytes delivery, MatchId match, Bytes privateKey) {
        if (delivery.length() < OVERHEAD) {
            return Optional.empty();
        }
        byte[] whole = delivery.copy();
        byte[] sender = Arrays.copyOf(whole, KEY_LENGTH);
        byte[] cipherText = Arrays.copyOfRange(whole, KEY_LENGTH, whole.length);
        X25519PrivateKeyParameters own = new X25519PrivateKeyParameters(privateKey.copy());
        AsymmetricCipherKeyPair pair = new AsymmetricCipherKeyPair(own.generatePublicKey(), own);
        try {
            return Optional.of(Bytes.of(suite().open(sender, pair, info(match), NO_AAD, cipherText, null, null, null)));
        } catch (InvalidCipherTextException | IllegalStateException | IllegalArgumentException notForThisKey) {
            // the library's words for a key of small order differ from those for a wrong tag
            return Optional.empty();
        }
    }
}
