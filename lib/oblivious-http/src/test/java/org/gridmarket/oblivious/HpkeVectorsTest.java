package org.gridmarket.oblivious;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * All 128 published cases of RFC 9180; the file is not part of this repository, {@code ./gridmarket test} names it. Our own
 * suites seal, open and export byte for byte; of the others the library is asked to open and export.
 */
@EnabledIfSystemProperty(named = HpkeVectorsTest.FILE, matches = ".+")
class HpkeVectorsTest {
    static final String FILE = "vectors.hpke";

    @Test
    void each_cipher_that_is_offered_seals_every_printed_message() throws IOException, InvalidCipherTextException {
        int sealed = 0;
        for (JsonNode test : cases()) {
            Optional<Aead> offered = offered(test);
            if (offered.isPresent()) {
                HPKE suite = offered.get().suite();
                var context = suite.setupBaseS(
                        suite.deserializePublicKey(bytes(test, "pkRm")),
                        bytes(test, "info"),
                        suite.deserializePrivateKey(bytes(test, "skEm"), bytes(test, "pkEm")));
                assertThat(context.getEncapsulation()).isEqualTo(bytes(test, "enc"));
                for (JsonNode message : test.get("encryptions")) {
                    assertThat(context.seal(bytes(message, "aad"), bytes(message, "pt")))
                            .isEqualTo(bytes(message, "ct"));
                    sealed++;
                }
                assertExports(context, test);
            }
        }
        assertThat(sealed).isEqualTo(Aead.values().length * 257);
    }

    @Test
    void every_printed_message_opens() throws IOException, InvalidCipherTextException {
        int opened = 0;
        for (JsonNode test : cases()) {
            Optional<Aead> offered = offered(test);
            HPKEContext context = recipient(offered.isPresent() ? offered.get().suite() : suite(test), test);
            for (JsonNode message : test.get("encryptions")) {
                assertThat(context.open(bytes(message, "aad"), bytes(message, "ct")))
                        .isEqualTo(bytes(message, "pt"));
            }
            assertExports(context, test);
            opened++;
        }
        assertThat(opened).isEqualTo(128);
    }

    private static void assertExports(HPKEContext context, JsonNode test) {
        for (JsonNode secret : test.get("exports")) {
            assertThat(context.export(
                            bytes(secret, "exporter_context"), secret.get("L").asInt()))
                    .isEqualTo(bytes(secret, "exported_value"));
        }
    }

    /** The cipher of ours whose suite this case is of. */
    private static Optional<Aead> offered(JsonNode test) {
        return Aead.ofId(number(test, "aead_id"))
                .filter(aead -> number(test, "mode") == HPKE.mode_base
                        && number(test, "kem_id") == Header.KEM
                        && number(test, "kdf_id") == Header.KDF);
    }

    private static HPKE suite(JsonNode test) {
        return new HPKE(
                (byte) number(test, "mode"), (short) number(test, "kem_id"), (short) number(test, "kdf_id"), (short)
                        number(test, "aead_id"));
    }

    private static HPKEContext recipient(HPKE suite, JsonNode test) {
        byte[] enc = bytes(test, "enc");
        var key = suite.deserializePrivateKey(bytes(test, "skRm"), bytes(test, "pkRm"));
        byte[] info = bytes(test, "info");
        return switch (number(test, "mode")) {
            case HPKE.mode_base -> suite.setupBaseR(enc, key, info);
            case HPKE.mode_psk -> suite.setupPSKR(enc, key, info, bytes(test, "psk"), bytes(test, "psk_id"));
            case HPKE.mode_auth -> suite.setupAuthR(enc, key, info, suite.deserializePublicKey(bytes(test, "pkSm")));
            default ->
                suite.setupAuthPSKR(
                        enc,
                        key,
                        info,
                        bytes(test, "psk"),
                        bytes(test, "psk_id"),
                        suite.deserializePublicKey(bytes(test, "pkSm")));
        };
    }

    private static JsonNode cases() throws IOException {
        try (var packed = new GZIPInputStream(Files.newInputStream(Path.of(System.getProperty(FILE, "."))))) {
            return new ObjectMapper().readTree(packed);
        }
    }

    private static int number(JsonNode test, String field) {
        return test.get(field).asInt();
    }

    private static byte[] bytes(JsonNode node, String field) {
        return HexFormat.of().parseHex(node.get(field).asText());
    }
}
