package org.gridmarket.oblivious;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.hpke.HPKE;

/** The ciphers that both sides know (RFC 9180, 7.3), the preferred one first. */
public enum Aead {
    CHACHA20_POLY1305(HPKE.aead_CHACHA20_POLY1305, 32),
    AES_128_GCM(HPKE.aead_AES_GCM128, 16);

    /** Nn, the same for both. */
    static final int NONCE_LENGTH = 12;

    /** Nt, the same for both. */
    static final int TAG_LENGTH = 16;

    private final short id;
    private final int keyLength;

    Aead(short id, int keyLength) {
        this.id = id;
        this.keyLength = keyLength;
    }

    /** The number registered for it. */
    public int id() {
        return id;
    }

    short code() {
        return id;
    }

    /** Nk, octets. */
    int keyLength() {
        return keyLength;
    }

    /** A new one for each use: the library's object holds digest state and is not safe between threads. */
    HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, id);
    }

    static Optional<Aead> ofId(int id) {
        return Arrays.stream(values()).filter(aead -> aead.id == id).findFirst();
    }
}
