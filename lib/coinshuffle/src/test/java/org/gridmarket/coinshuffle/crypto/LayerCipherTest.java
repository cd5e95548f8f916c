package org.gridmarket.coinshuffle.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.testing.SeededOctets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9180, appendix A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, base mode. */
class LayerCipherTest {
    private static final Octets INFO = Octets.ofHex("4f6465206f6e2061204772656369616e2055726e");
    private static final Octets AAD = Octets.ofHex("436f756e742d30");
    private static final Octets PLAIN = Octets.ofHex("4265617574792069732074727574682c20747275746820626561757479");
    private static final Octets ENC = Octets.ofHex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a");
    private static final Octets CIPHER_TEXT =
            Octets.ofHex("1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28");
    private static final LayerCipher.KeyPair RECIPIENT = LayerCipher.KeyPair.ofPrivate(
            Octets.ofHex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb"));
    private static final Octets LAYER = Octets.concat(ENC, CIPHER_TEXT);

    @Test
    void a_key_pair_derives_as_in_the_rfc() {
        var material = Octets.ofHex("909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b");
        assertThat(LayerCipher.deriveKeyPair(material).key().octets()).isEqualTo(ENC);
    }

    @Test
    void a_seal_with_the_ephemeral_key_of_the_rfc_is_the_rfcs_seal() {
        var ephemeral = LayerCipher.KeyPair.ofPrivate(
                Octets.ofHex("f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600"));
        assertThat(LayerCipher.seal(RECIPIENT.key(), ephemeral, INFO, AAD, PLAIN))
                .isEqualTo(LAYER);
    }

    @Test
    void the_rfcs_seal_opens() {
        assertThat(LayerCipher.open(RECIPIENT, INFO, AAD, LAYER)).contains(PLAIN);
    }

    @Test
    void a_layer_is_longer_than_its_content_by_the_overhead() {
        assertThat(LAYER.length()).isEqualTo(PLAIN.length() + LayerCipher.OVERHEAD);
    }

    @Test
    void no_altered_octet_opens() {
        for (int i = 0; i < LAYER.length(); i++) {
            var altered = LAYER.toArray();
            altered[i] ^= 1;
            assertThat(LayerCipher.open(RECIPIENT, INFO, AAD, Octets.copyOf(altered)))
                    .isEmpty();
        }
    }

    @Test
    void a_second_encoding_of_the_ephemeral_key_does_not_open() {
        var altered = LAYER.toArray();
        altered[31] |= (byte) 0x80; // RFC 7748 masks this bit, so the shared secret is the same
        assertThat(LayerCipher.open(RECIPIENT, INFO, AAD, Octets.copyOf(altered)))
                .isEmpty();
    }

    @Test
    void another_info_or_additional_data_does_not_open() {
        assertThat(LayerCipher.open(RECIPIENT, AAD, AAD, LAYER)).isEmpty();
        assertThat(LayerCipher.open(RECIPIENT, INFO, INFO, LAYER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 47, 48, 49})
    void noise_of_any_length_does_not_open(int length) {
        assertThat(LayerCipher.open(RECIPIENT, INFO, AAD, new SeededOctets(1).next(length)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = { // the points of small order and the second encodings of two of them (RFC 7748, 6.1)
                "0000000000000000000000000000000000000000000000000000000000000000",
                "0100000000000000000000000000000000000000000000000000000000000000",
                "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
                "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void a_key_of_small_order_is_not_usable(String point) {
        assertThat(new EncryptionKey(Octets.ofHex(point)).isUsable()).isFalse();
    }

    @Test
    void an_honest_key_is_usable() {
        assertThat(RECIPIENT.key().isUsable()).isTrue();
    }
}
