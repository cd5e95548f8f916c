package org.gridmarket.oblivious;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What a gateway tells of its key (RFC 9458, 3.1).
 *
 * @param keyId 0..255
 * @param publicKey X25519, 32 octets
 * @param aeads the ciphers it takes, with HKDF-SHA256; at least one
 */
public record KeyConfiguration(int keyId, Bytes publicKey, List<Aead> aeads) {
    /** The media type of {@link #asList()}. */
    public static final String MEDIA_TYPE = "application/ohttp-keys";

    private static final int PUBLIC_KEY_LENGTH = 32;
    private static final int SUITE_LENGTH = 4;

    public KeyConfiguration {
        aeads = List.copyOf(aeads);
        if (keyId < 0 || keyId > 255) {
            throw new IllegalArgumentException("key id " + keyId + " is outside 0..255");
        }
        if (publicKey.length() != PUBLIC_KEY_LENGTH) {
            throw new IllegalArgumentException("an X25519 key has 32 octets, not " + publicKey.length());
        }
        if (aeads.isEmpty()) {
            throw new IllegalArgumentException("a key configuration names at least one cipher");
        }
    }

    /** The configuration alone. */
    public Bytes octets() {
        ByteBuffer to = ByteBuffer.allocate(1 + 2 + PUBLIC_KEY_LENGTH + 2 + aeads.size() * SUITE_LENGTH);
        to.put((byte) keyId).putShort((short) Header.KEM).put(publicKey.copy());
        to.putShort((short) (aeads.size() * SUITE_LENGTH));
        aeads.forEach(aead -> to.putShort((short) Header.KDF).putShort(aead.code()));
        return Bytes.of(to.array());
    }

    /** A list of this one, as a gateway publishes it (3.2). */
    public Bytes asList() {
        Bytes one = octets();
        return Bytes.of(ByteBuffer.allocate(2 + one.length())
                .putShort((short) one.length())
                .put(one.copy())
                .array());
    }

    /** The first of a published list that is usable here; empty when none is or the list is malformed. */
    public static Optional<KeyConfiguration> firstOf(Bytes list) {
        ByteBuffer from = ByteBuffer.wrap(list.copy());
        try {
            while (from.hasRemaining()) {
                byte[] one = new byte[Short.toUnsignedInt(from.getShort())];
                from.get(one);
                Optional<KeyConfiguration> usable = read(ByteBuffer.wrap(one));
                if (usable.isPresent()) {
                    return usable;
                }
            }
            return Optional.empty();
        } catch (BufferUnderflowException truncated) {
            return Optional.empty();
        }
    }

    private static Optional<KeyConfiguration> read(ByteBuffer from) {
        int keyId = Byte.toUnsignedInt(from.get());
        if (Short.toUnsignedInt(from.getShort()) != Header.KEM) {
            return Optional.empty(); // its key has a length that we do not know
        }
        byte[] key = new byte[PUBLIC_KEY_LENGTH];
        from.get(key);
        int suites = Short.toUnsignedInt(from.getShort()) / SUITE_LENGTH;
        List<Aead> known = new ArrayList<>();
        for (int i = 0; i < suites; i++) {
            int kdf = Short.toUnsignedInt(from.getShort());
            int aead = Short.toUnsignedInt(from.getShort());
            if (kdf == Header.KDF) {
                Aead.ofId(aead).ifPresent(known::add);
            }
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(new KeyConfiguration(keyId, Bytes.of(key), known));
    }
}
