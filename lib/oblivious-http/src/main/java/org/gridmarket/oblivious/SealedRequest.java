package org.gridmarket.oblivious;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.params.X25519PublicKeyParameters;
import org.gridmarket.kernel.wire.Bytes;

/** The client's side of one exchange (RFC 9458, 4.3): what it sends, and the means to read the one answer to it. */
public final class SealedRequest {
    /** The media type of {@link #octets()}. */
    public static final String MEDIA_TYPE = "message/ohttp-req";

    /** What sealing adds to a request, octets. */
    public static final int OVERHEAD = Header.LENGTH + Header.ENC_LENGTH + Aead.TAG_LENGTH;

    private static final int SEED_LENGTH = 32;
    private static final byte[] NO_AAD = {};

    private final Bytes octets;
    private final ResponseCipher answers;

    private SealedRequest(Bytes octets, ResponseCipher answers) {
        this.octets = octets;
        this.answers = answers;
    }

    /**
     * Seals with the first cipher that the gateway names, under a fresh key.
     *
     * @param random of cryptographic quality: what it gives twice links two requests
     */
    public static SealedRequest of(KeyConfiguration to, Bytes plain, RandomGenerator random) {
        Aead aead = to.aeads().getFirst();
        byte[] seed = new byte[SEED_LENGTH];
        random.nextBytes(seed);
        return of(to, aead, plain, aead.suite().deriveKeyPair(seed));
    }

    static SealedRequest of(KeyConfiguration to, Aead aead, Bytes plain, AsymmetricCipherKeyPair ephemeral) {
        Header header = new Header(to.keyId(), aead);
        var recipient = new X25519PublicKeyParameters(to.publicKey().copy());
        var context = aead.suite().setupBaseS(recipient, header.info(), ephemeral);
        byte[] enc = context.getEncapsulation();
        try {
            byte[] sealed = context.seal(NO_AAD, plain.copy());
            return new SealedRequest(
                    Bytes.of(Octets.concat(header.octets(), enc, sealed)), new ResponseCipher(context, aead, enc));
        } catch (InvalidCipherTextException bug) {
            throw new IllegalStateException("sealing a request of " + plain.length() + " octets failed", bug);
        }
    }

    /** What goes to the forwarder. */
    public Bytes octets() {
        return octets;
    }

    /** The answer to this request; empty when it is one to another, or was altered. */
    public Optional<Bytes> open(Bytes answer) {
        try {
            return Optional.of(Bytes.of(answers.open(answer.copy())));
        } catch (InvalidCipherTextException notToThis) {
            return Optional.empty();
        }
    }
}
