package org.gridmarket.coinshuffle.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Runs the suites of the Wycheproof project (version 1 of its schemas, not part of this repository) from a folder:
 * {@code -Dgridmarket.wycheproof=<folder testvectors_v1>}.
 */
@EnabledIfSystemProperty(named = "gridmarket.wycheproof", matches = ".+")
class WycheproofTest {
    private interface Judge {
        boolean accepts(JsonNode group, JsonNode test);
    }

    @Test
    void ed25519() throws IOException {
        everyVerdictAgrees(
                "ed25519_test.json",
                151,
                (group, test) -> SignatureCheck.PINNED.verify(
                        new AccountKey(hex(group.get("publicKey"), "pk")), hex(test, "msg"), hex(test, "sig")));
    }

    @Test
    void chacha20_poly1305() throws IOException {
        everyVerdictAgrees(
                "chacha20_poly1305_test.json",
                325,
                (group, test) -> opened(test).filter(hex(test, "msg")::equals).isPresent());
    }

    /** "Acceptable" in this suite are points off the curve, twisted or of small order; all-zero secrets we refuse. */
    @Test
    void x25519() throws IOException {
        var zero = Octets.copyOf(new byte[32]);
        var seen = 0;
        for (var group : suite("x25519_test.json").get("testGroups")) {
            for (var test : group.get("tests")) {
                var shared = new byte[32];
                var agreed = X25519.calculateAgreement(
                        hex(test, "private").toArray(), 0, hex(test, "public").toArray(), 0, shared, 0);
                assertThat(Octets.copyOf(shared)).as(test.get("tcId").asText()).isEqualTo(hex(test, "shared"));
                assertThat(agreed).isEqualTo(!hex(test, "shared").equals(zero));
                seen++;
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(518);
    }

    private static void everyVerdictAgrees(String file, int least, Judge judge) throws IOException {
        var seen = 0;
        for (var group : suite(file).get("testGroups")) {
            for (var test : group.get("tests")) {
                var valid = test.get("result").asText().equals("valid");
                assertThat(judge.accepts(group, test))
                        .as("%s, case %s: %s", file, test.get("tcId"), test.get("comment"))
                        .isEqualTo(valid);
                seen++;
            }
        }
        assertThat(seen).isGreaterThanOrEqualTo(least);
    }

    private static Optional<Octets> opened(JsonNode test) {
        var sealed = Octets.concat(hex(test, "ct"), hex(test, "tag")).toArray();
        try {
            var cipher = new ChaCha20Poly1305();
            cipher.init(
                    false,
                    new AEADParameters(
                            new KeyParameter(hex(test, "key").toArray()),
                            128,
                            hex(test, "iv").toArray(),
                            hex(test, "aad").toArray()));
            var plain = new byte[cipher.getOutputSize(sealed.length)];
            var length = cipher.processBytes(sealed, 0, sealed.length, plain, 0);
            cipher.doFinal(plain, length);
            return Optional.of(Octets.copyOf(plain));
        } catch (InvalidCipherTextException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static JsonNode suite(String file) throws IOException {
        var folder = Path.of(System.getProperty("gridmarket.wycheproof", "."));
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }

    private static Octets hex(JsonNode node, String field) {
        return Octets.ofHex(node.get(field).asText());
    }
}
