package org.gridmarket.oblivious;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What stands in clear before every sealed request (RFC 9458, 4.1): which key and which algorithms. */
record Header(int keyId, Aead aead) {
    /** DHKEM(X25519, HKDF-SHA256). */
    static final int KEM = 0x0020;

    /** HKDF-SHA256. */
    static final int KDF = 0x0001;

    /** Octets. */
    static final int LENGTH = 7;

    /** Octets of an encapsulated X25519 key. */
    static final int ENC_LENGTH = 32;

    private static final byte[] REQUEST_LABEL = "message/bhttp request".getBytes(StandardCharsets.US_ASCII);

    byte[] octets() {
        return ByteBuffer.allocate(LENGTH)
                .put((byte) keyId)
                .putShort((short) KEM)
                .putShort((short) KDF)
                .putShort(aead.code())
                .array();
    }

    /** The HPKE info (4.3): the label, a zero octet, this header. */
    byte[] info() {
        return ByteBuffer.allocate(REQUEST_LABEL.length + 1 + LENGTH)
                .put(REQUEST_LABEL)
                .put((byte) 0)
                .put(octets())
                .array();
    }
}
