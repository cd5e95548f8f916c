package org.gridmarket.testbed.docs.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gridmarket.kernel.wire.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The vectors as they lie in market-api, read as a stranger would: framing by hand as docs/wire.md says, the JDK's own
 * Ed25519, hashes and MACs; and against the kernel's codec.
 */
class VectorsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final HexFormat HEX = HexFormat.of();

    private static JsonNode file(String name) {
        try {
            return new ObjectMapper()
                    .readTree(ROOT.resolve(WireFiles.VECTORS).resolve(name).toFile());
        } catch (IOException unreadable) {
            throw new AssertionError("no vectors " + name, unreadable);
        }
    }

    private static Stream<JsonNode> each(JsonNode list) {
        assertThat(list.isEmpty()).isFalse();
        return StreamSupport.stream(list.spliterator(), false);
    }

    static List<WireMarket> markets() {
        return WireMarkets.ALL.stream()
                .filter(market -> !market.signed().isEmpty())
                .toList();
    }

    private static Stream<JsonNode> operations(WireMarket market) {
        return each(file(market.name() + ".json").get("operations"));
    }

    @ParameterizedTest
    @MethodSource("markets")
    void every_function_that_somebody_signs_has_a_vector(WireMarket market) {
        assertThat(operations(market).map(vector -> vector.get("function").asText()))
                .containsAll(market.signed());
    }

    @ParameterizedTest
    @MethodSource("markets")
    void a_payload_is_what_the_kernel_writes(WireMarket market) {
        Map<String, Class<?>> functions = market.functions();
        operations(market).forEach(vector -> {
            String payload = vector.get("payload").asText();
            RecordCodec<?> codec = RecordCodec.of(
                    Objects.requireNonNull(functions.get(vector.get("function").asText())));

            assertThat(RecordCodec.text(codec.read(payload))).isEqualTo(payload);
        });
    }

    @ParameterizedTest
    @MethodSource("markets")
    void signing_bytes_are_the_parts_of_the_page_each_behind_its_length(WireMarket market) {
        JsonNode vectors = file(market.name() + ".json");
        operations(market).forEach(vector -> {
            byte[] framed = framed(List.of(
                    utf8("gridmarket/operation/1"),
                    utf8(vectors.get("channel").asText()),
                    utf8(vectors.get("chaincode").asText()),
                    utf8(vector.get("function").asText()),
                    hex(vector.get("signer")),
                    hex(vector.get("operationId")),
                    ByteBuffer.allocate(4)
                            .putInt(vector.get("lastBook").asInt())
                            .array(),
                    utf8(vector.get("payload").asText())));

            assertThat(HEX.formatHex(framed))
                    .isEqualTo(vector.get("signingBytes").asText());
        });
    }

    @ParameterizedTest
    @MethodSource("markets")
    void another_implementation_of_ed25519_signs_the_same(WireMarket market) {
        operations(market)
                .forEach(vector -> assertThat(signed(vector.get("seed"), hex(vector.get("signingBytes"))))
                        .isEqualTo(vector.get("signature").asText()));
    }

    @ParameterizedTest
    @MethodSource("markets")
    void the_name_of_an_operation_is_the_hash_of_signer_id_and_last_book(WireMarket market) {
        operations(market)
                .forEach(vector -> assertThat(sha256(List.of(
                                hex(vector.get("signer")),
                                hex(vector.get("operationId")),
                                utf8(Integer.toString(vector.get("lastBook").asInt())))))
                        .isEqualTo(vector.get("name").asText()));
    }

    @Test
    void a_hash_is_that_of_its_parts_and_is_what_is_signed() {
        each(file("hashes.json").get("hashes")).forEach(vector -> {
            List<byte[]> parts = new ArrayList<>();
            vector.get("parts").forEach(part -> parts.add(hex(part)));

            assertThat(sha256(parts))
                    .as(vector.get("what").asText())
                    .isEqualTo(vector.get("hash").asText());
            if (vector.has("seed")) {
                assertThat(signed(vector.get("seed"), hex(vector.get("hash"))))
                        .isEqualTo(vector.get("signature").asText());
            }
        });
    }

    @Test
    void the_tag_of_a_retirement_is_made_as_its_vector_says() throws GeneralSecurityException {
        JsonNode vector = file("hashes.json").get("tag");
        byte[] key = mac(
                hex(vector.get("secret")),
                framed(List.of(
                        utf8("gridmarket-meter-secret-v1"),
                        utf8("retirement tags"),
                        utf8(EnergyWire.LEDGER.channel()),
                        utf8(EnergyWire.LEDGER.chaincode()))));
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(framed(List.of(utf8("gridmarket-retire-assets-v1"))));
        message.writeBytes(hex(vector.get("account")));
        message.writeBytes(ByteBuffer.allocate(8)
                .putLong(vector.get("interval").asInt() + 400_000_000L)
                .array());

        assertThat(HEX.formatHex(mac(key, message.toByteArray())))
                .isEqualTo(vector.get("tag").asText());
    }

    @Test
    void twenty_malformed_payloads_and_more_are_refused_by_the_kernel_for_what_is_wrong_with_them() {
        Map<String, Class<?>> functions = WireMarkets.energy().functions();
        JsonNode payloads = file("malformed.json").get("payloads");
        assertThat(payloads).hasSizeGreaterThanOrEqualTo(20);
        each(payloads).forEach(vector -> {
            String function = vector.get("function").asText();
            RecordCodec<?> codec = RecordCodec.of(Objects.requireNonNull(functions.get(function)));

            assertThat(vector.get("code").asText()).isEqualTo("MALFORMED");
            assertThatThrownBy(() -> codec.read(vector.get("payload").asText()))
                    .as(vector.get("why").asText())
                    .extracting(refused -> function + ": " + refused.getMessage())
                    .isEqualTo(vector.get("detail").asText());
        });
    }

    private static byte[] framed(List<byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static String sha256(List<byte[]> parts) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(framed(parts)));
        } catch (GeneralSecurityException noSuchHash) {
            throw new AssertionError(noSuchHash);
        }
    }

    private static String signed(JsonNode seed, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, hex(seed))));
            signature.update(message);
            return HEX.formatHex(signature.sign());
        } catch (GeneralSecurityException noSuchKey) {
            throw new AssertionError(noSuchKey);
        }
    }

    private static byte[] mac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(JsonNode text) {
        return HEX.parseHex(text.asText());
    }
}
