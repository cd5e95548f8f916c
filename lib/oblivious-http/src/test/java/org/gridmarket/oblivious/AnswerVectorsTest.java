package org.gridmarket.oblivious;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.AEAD;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Ciphers and key derivation of answers, as {@link ResponseCipher} calls them, against the suites of the Wycheproof project
 * in the folder that {@code -Dvectors.wycheproof} names, as {@code ./gridmarket test} does.
 */
@EnabledIfSystemProperty(named = AnswerVectorsTest.FOLDER, matches = ".+")
class AnswerVectorsTest {
    static final String FOLDER = "vectors.wycheproof";

    @Test
    void aes_128_gcm() throws IOException {
        assertThat(checked("aes_gcm", Aead.AES_128_GCM)).isGreaterThanOrEqualTo(67);
    }

    @Test
    void chacha20_poly1305() throws IOException {
        assertThat(checked("chacha20_poly1305", Aead.CHACHA20_POLY1305)).isGreaterThanOrEqualTo(316);
    }

    @Test
    void hkdf_sha256() throws IOException {
        HPKEContext context = anyContext();
        int checked = 0;
        for (JsonNode group : suite("hkdf_sha256")) {
            for (JsonNode test : group.get("tests")) {
                assertThat(isDerived(context, test)).as(name(test)).isEqualTo(isValid(test));
                checked++;
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(86);
    }

    /** The cases whose lengths are those of the cipher; no others are ever asked for. */
    private static int checked(String suite, Aead aead) throws IOException {
        int checked = 0;
        for (JsonNode group : suite(suite)) {
            if (group.get("keySize").asInt() == 8 * aead.keyLength()
                    && group.get("ivSize").asInt() == 8 * Aead.NONCE_LENGTH
                    && group.get("tagSize").asInt() == 8 * Aead.TAG_LENGTH) {
                for (JsonNode test : group.get("tests")) {
                    assertThat(isOpened(aead, test)).as(name(test)).isEqualTo(isValid(test));
                    assertThat(isSealed(aead, test)).as(name(test)).isEqualTo(isValid(test));
                    checked++;
                }
            }
        }
        return checked;
    }

    private static boolean isOpened(Aead aead, JsonNode test) {
        try {
            byte[] plain = cipher(aead, test).open(bytes(test, "aad"), sealed(test));
            return Arrays.equals(plain, bytes(test, "msg"));
        } catch (InvalidCipherTextException refused) {
            return false;
        }
    }

    private static boolean isSealed(Aead aead, JsonNode test) {
        try {
            return Arrays.equals(cipher(aead, test).seal(bytes(test, "aad"), bytes(test, "msg")), sealed(test));
        } catch (InvalidCipherTextException refused) {
            return false;
        }
    }

    private static AEAD cipher(Aead aead, JsonNode test) {
        return new AEAD(aead.code(), bytes(test, "key"), bytes(test, "iv"));
    }

    private static byte[] sealed(JsonNode test) {
        return Octets.concat(bytes(test, "ct"), bytes(test, "tag"));
    }

    private static boolean isDerived(HPKEContext context, JsonNode test) {
        try {
            byte[] prk = context.extract(bytes(test, "salt"), bytes(test, "ikm"));
            byte[] okm =
                    context.expand(prk, bytes(test, "info"), test.get("size").asInt());
            return Arrays.equals(okm, bytes(test, "okm"));
        } catch (RuntimeException tooLong) { // the library has no type of its own for more than 255 blocks
            return false;
        }
    }

    private static HPKEContext anyContext() {
        var suite = Aead.CHACHA20_POLY1305.suite();
        return suite.setupBaseS(suite.deriveKeyPair(new byte[32]).getPublic(), new byte[0]);
    }

    private static JsonNode suite(String name) throws IOException {
        Path file = Path.of(System.getProperty(FOLDER, "."), name + "_test.json");
        return new ObjectMapper().readTree(file.toFile()).get("testGroups");
    }

    private static String name(JsonNode test) {
        return "case " + test.get("tcId") + ": " + test.get("comment");
    }

    private static boolean isValid(JsonNode test) {
        return test.get("result").asText().equals("valid");
    }

    private static byte[] bytes(JsonNode test, String field) {
        return HexFormat.of().parseHex(test.get(field).asText());
    }
}
