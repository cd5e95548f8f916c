package org.gridmarket.coinshuffle.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.bouncycastle.crypto.hpke.HPKE;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * All cases of RFC 9180's published vectors that a layer can be held against; the file is not part of this repository.
 * {@code ./gridmarket test} names it.
 */
@EnabledIfSystemProperty(named = LayerVectorsTest.FILE, matches = ".+")
class LayerVectorsTest {
    static final String FILE = "vectors.hpke";

    @Test
    void every_key_pair_of_x25519_derives_as_printed() throws IOException {
        var derived = 0;
        for (var test : cases()) {
            if (test.get("kem_id").asInt() == HPKE.kem_X25519_SHA256) {
                for (var who : List.of("R", "E", "S")) {
                    if (test.has("ikm" + who)) {
                        assertThat(LayerCipher.deriveKeyPair(hex(test, "ikm" + who))
                                        .key()
                                        .octets())
                                .isEqualTo(hex(test, "pk" + who + "m"));
                        derived++;
                    }
                }
            }
        }
        assertThat(derived).isGreaterThanOrEqualTo(80);
    }

    /** A layer seals once, so the first message of the one case of its suite. */
    @Test
    void a_layer_is_the_printed_one_and_opens() throws IOException {
        var sealed = 0;
        for (var test : cases()) {
            if (isOfLayers(test)) {
                var message = test.get("encryptions").get(0);
                var recipient = LayerCipher.KeyPair.ofPrivate(hex(test, "skRm"));
                var layer = LayerCipher.seal(
                        recipient.key(),
                        LayerCipher.KeyPair.ofPrivate(hex(test, "skEm")),
                        hex(test, "info"),
                        hex(message, "aad"),
                        hex(message, "pt"));
                assertThat(layer).isEqualTo(Octets.concat(hex(test, "enc"), hex(message, "ct")));
                assertThat(LayerCipher.open(recipient, hex(test, "info"), hex(message, "aad"), layer))
                        .contains(hex(message, "pt"));
                sealed++;
            }
        }
        assertThat(sealed).isEqualTo(1);
    }

    private static boolean isOfLayers(JsonNode test) {
        return test.get("mode").asInt() == HPKE.mode_base
                && test.get("kem_id").asInt() == HPKE.kem_X25519_SHA256
                && test.get("kdf_id").asInt() == HPKE.kdf_HKDF_SHA256
                && test.get("aead_id").asInt() == HPKE.aead_CHACHA20_POLY1305;
    }

    private static JsonNode cases() throws IOException {
        try (var packed = new GZIPInputStream(Files.newInputStream(Path.of(System.getProperty(FILE, "."))))) {
            return new ObjectMapper().readTree(packed);
        }
    }

    private static Octets hex(JsonNode node, String field) {
        return Octets.ofHex(node.get(field).asText());
    }
}
