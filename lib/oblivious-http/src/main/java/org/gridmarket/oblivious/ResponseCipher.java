package org.gridmarket.oblivious;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.AEAD;
import org.bouncycastle.crypto.hpke.HPKEContext;

/** The key of one answer, which both sides of one request can derive and nobody else (RFC 9458, 4.4). */
final class ResponseCipher {
    private static final byte[] LABEL = ascii("message/bhttp response");
    private static final byte[] KEY = ascii("key");
    private static final byte[] NONCE = ascii("nonce");
    private static final byte[] NO_AAD = {};

    private final HPKEContext context;
    private final Aead aead;
    private final byte[] enc;

    ResponseCipher(HPKEContext context, Aead aead, byte[] enc) {
        this.context = context;
        this.aead = aead;
        this.enc = enc.clone();
    }

    /** Octets of the random nonce before the ciphertext: max(Nn, Nk). */
    int nonceLength() {
        return Math.max(Aead.NONCE_LENGTH, aead.keyLength());
    }

    byte[] seal(byte[] responseNonce, byte[] plain) {
        try {
            return Octets.concat(responseNonce, cipher(responseNonce).seal(NO_AAD, plain));
        } catch (InvalidCipherTextException bug) {
            throw new IllegalStateException("sealing an answer of " + plain.length + " octets failed", bug);
        }
    }

    byte[] open(byte[] sealed) throws InvalidCipherTextException {
        if (sealed.length < nonceLength() + Aead.TAG_LENGTH) {
            throw new InvalidCipherTextException("an answer of " + sealed.length + " octets is too short");
        }
        byte[] nonce = Octets.slice(sealed, 0, nonceLength());
        return cipher(nonce).open(NO_AAD, Octets.slice(sealed, nonceLength(), sealed.length));
    }

    private AEAD cipher(byte[] responseNonce) {
        byte[] secret = context.export(LABEL, nonceLength());
        byte[] prk = context.extract(Octets.concat(enc, responseNonce), secret);
        return new AEAD(
                aead.code(), context.expand(prk, KEY, aead.keyLength()), context.expand(prk, NONCE, Aead.NONCE_LENGTH));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
