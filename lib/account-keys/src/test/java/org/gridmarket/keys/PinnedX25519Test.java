package org.gridmarket.keys;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;

/** RFC 7748, 6.1: the key pair of Bob. */
class PinnedX25519Test {
    private static final Bytes BOB_PRIVATE =
            Bytes.hex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
    private static final Bytes BOB_PUBLIC =
            Bytes.hex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f");

    private final PinnedX25519 keys = new PinnedX25519();

    @Test
    void a_private_key_belongs_to_its_public_one() {
        assertThat(keys.isPair(BOB_PRIVATE, BOB_PUBLIC)).isTrue();
    }

    @Test
    void another_key_or_one_of_another_length_is_no_pair() {
        byte[] other = BOB_PRIVATE.copy();
        other[4] ^= 1;

        assertThat(keys.isPair(Bytes.of(other), BOB_PUBLIC)).isFalse();
        assertThat(keys.isPair(Bytes.of(new byte[31]), BOB_PUBLIC)).isFalse();
        assertThat(keys.isPair(Bytes.of(new byte[33]), BOB_PUBLIC)).isFalse();
        assertThat(keys.isPair(BOB_PRIVATE, Bytes.of(new byte[0]))).isFalse();
    }
}
