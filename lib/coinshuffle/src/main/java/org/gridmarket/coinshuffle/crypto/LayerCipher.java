package org.gridmarket.coinshuffle.crypto;

import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.gridmarket.coinshuffle.bytes.Octets;

/**
 * One onion layer: HPKE (RFC 9180) in base mode, single shot, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
 * ChaCha20-Poly1305. A layer is enc (32 octets), then the ciphertext with its tag. The ephemeral key is an argument,
 * so that a seal can be replayed byte for byte; using one for two layers would be a bug of the caller.
 */
public final class LayerCipher {
    /** What a layer adds: enc and the Poly1305 tag. */
    public static final int OVERHEAD = 48;

    private static final int ENC_LENGTH = 32;

    private LayerCipher() {}

    /** A new one for each use: the library's object holds digest state and is not safe between threads. */
    private static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
    }

    /** RFC 9180 DeriveKeyPair. */
    public static KeyPair deriveKeyPair(Octets keyMaterial) {
        return new KeyPair(suite().deriveKeyPair(keyMaterial.toArray()));
    }

    /** The recipient's key must be {@linkplain EncryptionKey#isUsable() usable}; anything else is a bug here. */
    public static Octets seal(EncryptionKey to, KeyPair ephemeral, Octets info, Octets aad, Octets plain) {
        var recipient = new X25519PublicKeyParameters(to.octets().toArray());
        var context = suite().setupBaseS(recipient, info.toArray(), ephemeral.pair);
        try {
            var sealed = context.seal(aad.toArray(), plain.toArray());
            return Octets.concat(Octets.copyOf(context.getEncapsulation()), Octets.copyOf(sealed));
        } catch (InvalidCipherTextException bug) {
            throw new IllegalStateException("sealing a layer of " + plain.length() + " octets failed", bug);
        }
    }

    /** Empty when the layer was not sealed to this key with this info and aad, whatever the reason. */
    public static Optional<Octets> open(KeyPair recipient, Octets info, Octets aad, Octets layer) {
        if (layer.length() < OVERHEAD) {
            return Optional.empty();
        }
        var enc = layer.slice(0, ENC_LENGTH);
        if (!new EncryptionKey(enc).isUsable()) { // the library would throw, and differently for each reason
            return Optional.empty();
        }
        var context = suite().setupBaseR(enc.toArray(), recipient.pair, info.toArray());
        try {
            var cipherText = layer.slice(ENC_LENGTH, layer.length()).toArray();
            return Optional.of(Octets.copyOf(context.open(aad.toArray(), cipherText)));
        } catch (InvalidCipherTextException notForThisKey) {
            return Optional.empty();
        }
    }

    /** An X25519 pair; the private half stays inside. */
    public static final class KeyPair {
        private final AsymmetricCipherKeyPair pair;

        private KeyPair(AsymmetricCipherKeyPair pair) {
            this.pair = pair;
        }

        /** From a private scalar of 32 octets, as test vectors give it. */
        public static KeyPair ofPrivate(Octets scalar) {
            var secret = new X25519PrivateKeyParameters(scalar.toArray());
            return new KeyPair(new AsymmetricCipherKeyPair(secret.generatePublicKey(), secret));
        }

        public EncryptionKey key() {
            var point = (X25519PublicKeyParameters) pair.getPublic();
            return new EncryptionKey(Octets.copyOf(point.getEncoded()));
        }
    }
}
