package org.gridmarket.oblivious;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;

/** The complete example of RFC 9458, appendix A, byte for byte. */
class Rfc9458VectorTest {
    private static final AsymmetricCipherKeyPair GATEWAY =
            pair("3c168975674b2fa8e465970b79c8dcf09f1c741626480bd4c6162fc5b6a98e1a");
    private static final AsymmetricCipherKeyPair EPHEMERAL =
            pair("bc51d5e930bda26589890ac7032f70ad12e4ecb37abb1b65b1256c9c48999c73");
    private static final Bytes CONFIGURATION =
            Bytes.hex("01002031e1f05a740102115220e9af918f738674aec95f54db6e04eb705aae8e79815500080001000100010003");
    private static final Bytes REQUEST = Bytes.hex("00034745540568747470730b6578616d706c652e636f6d012f");
    private static final Bytes SEALED_REQUEST =
            Bytes.hex("010020000100014b28f881333e7c164ffc499ad9796f877f4e1051ee6d31bad19dec96c208b472"
                    + "6374e469135906992e1268c594d2a10c695d858c40a026e7965e7d86b83dd440b2c0185204b4d63525");
    private static final Bytes RESPONSE = Bytes.hex("0140c8");
    private static final Bytes RESPONSE_NONCE = Bytes.hex("c789e7151fcba46158ca84b04464910d");
    private static final Bytes SEALED_RESPONSE =
            Bytes.hex("c789e7151fcba46158ca84b04464910d86f9013e404feea014e7be4a441f234f857fbd");

    private final GatewayKey key = new GatewayKey(1, GATEWAY, List.of(Aead.AES_128_GCM, Aead.CHACHA20_POLY1305));

    private static AsymmetricCipherKeyPair pair(String scalar) {
        var secret = new X25519PrivateKeyParameters(HexFormat.of().parseHex(scalar));
        return new AsymmetricCipherKeyPair(secret.generatePublicKey(), secret);
    }

    private SealedRequest sealed() {
        return SealedRequest.of(key.configuration(), Aead.AES_128_GCM, REQUEST, EPHEMERAL);
    }

    @Test
    void the_configuration_is_written_as_printed() {
        assertThat(key.configuration().octets()).isEqualTo(CONFIGURATION);
    }

    @Test
    void a_published_configuration_is_read_back() {
        assertThat(KeyConfiguration.firstOf(key.configuration().asList())).contains(key.configuration());
    }

    @Test
    void the_request_is_sealed_as_printed() {
        assertThat(sealed().octets()).isEqualTo(SEALED_REQUEST);
    }

    @Test
    void the_gateway_opens_the_printed_request() {
        assertThat(key.open(SEALED_REQUEST))
                .isInstanceOfSatisfying(
                        OpenedRequest.class,
                        opened -> assertThat(opened.plain()).isEqualTo(REQUEST));
    }

    @Test
    void the_answer_is_sealed_as_printed() {
        assertThat(key.open(SEALED_REQUEST))
                .isInstanceOfSatisfying(
                        OpenedRequest.class,
                        opened -> assertThat(opened.seal(RESPONSE, RESPONSE_NONCE))
                                .isEqualTo(SEALED_RESPONSE));
    }

    @Test
    void the_client_opens_the_printed_answer() {
        assertThat(sealed().open(SEALED_RESPONSE)).contains(RESPONSE);
    }

    @Test
    void the_printed_binary_request_is_read() {
        assertThat(BinaryRequest.read(REQUEST))
                .isEqualTo(new BinaryRequest("GET", "https", "example.com", "/", Bytes.utf8("")));
    }

    @Test
    void the_printed_binary_response_is_read() {
        assertThat(BinaryResponse.read(RESPONSE)).isEqualTo(new BinaryResponse(200, Bytes.utf8("")));
    }
}
