package org.gridmarket.oblivious;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** A gateway's key pair; the private half stays inside. */
public final class GatewayKey {
    private static final int SEED_LENGTH = 32;
    private static final byte[] NO_AAD = {};

    private final AsymmetricCipherKeyPair pair;
    private final KeyConfiguration configuration;

    GatewayKey(int keyId, AsymmetricCipherKeyPair pair, List<Aead> aeads) {
        this.pair = pair;
        Bytes key = Bytes.of(((X25519PublicKeyParameters) pair.getPublic()).getEncoded());
        this.configuration = new KeyConfiguration(keyId, key, aeads);
    }

    /**
     * The same seed gives the same key. Its id is an octet of its hash, so that a new key seldom has an old one's id.
     *
     * @param seed 32 random octets
     */
    public static GatewayKey ofSeed(Bytes seed) {
        if (seed.length() != SEED_LENGTH) {
            throw new IllegalArgumentException("the seed of a gateway's key has 32 octets, not " + seed.length());
        }
        AsymmetricCipherKeyPair pair = Aead.CHACHA20_POLY1305.suite().deriveKeyPair(seed.copy());
        byte[] key = ((X25519PublicKeyParameters) pair.getPublic()).getEncoded();
        int keyId = Byte.toUnsignedInt(Digest.sha256(Bytes.of(key)).copy()[0]);
        return new GatewayKey(keyId, pair, List.of(Aead.values()));
    }

    /** What clients need to know. */
    public KeyConfiguration configuration() {
        return configuration;
    }

    /** Opens what a client sealed to this key. */
    public Opening open(Bytes sealed) {
        if (sealed.length() < SealedRequest.OVERHEAD) {
            return Opening.Refused.MALFORMED;
        }
        byte[] whole = sealed.copy();
        ByteBuffer from = ByteBuffer.wrap(whole);
        int keyId = Byte.toUnsignedInt(from.get());
        if (keyId != configuration.keyId()) {
            return Opening.Refused.UNKNOWN_KEY;
        }
        int kem = Short.toUnsignedInt(from.getShort());
        int kdf = Short.toUnsignedInt(from.getShort());
        Optional<Aead> aead = Aead.ofId(Short.toUnsignedInt(from.getShort())).filter(configuration.aeads()::contains);
        if (kem != Header.KEM || kdf != Header.KDF || aead.isEmpty()) {
            return Opening.Refused.MALFORMED;
        }
        byte[] enc = Octets.slice(whole, Header.LENGTH, Header.LENGTH + Header.ENC_LENGTH);
        byte[] cipherText = Octets.slice(whole, Header.LENGTH + Header.ENC_LENGTH, whole.length);
        return open(new Header(keyId, aead.get()), enc, cipherText);
    }

    private Opening open(Header header, byte[] enc, byte[] cipherText) {
        try {
            HPKEContext context = header.aead().suite().setupBaseR(enc, pair, header.info());
            byte[] plain = context.open(NO_AAD, cipherText);
            return new OpenedRequest(Bytes.of(plain), Bytes.of(enc), new ResponseCipher(context, header.aead(), enc));
        } catch (InvalidCipherTextException | IllegalStateException | IllegalArgumentException notForThisKey) {
            // the library's words for a key of small order differ from those for a wrong tag
            return Opening.Refused.NOT_OPENED;
        }
    }
}
