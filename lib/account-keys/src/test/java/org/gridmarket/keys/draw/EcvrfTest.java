package org.gridmarket.keys.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors of RFC 9381, B.1, for ECVRF-P256-SHA256-TAI. */
class EcvrfTest {
    /** One example of the RFC in hex; the names of the values are its own. */
    record Example(String sk, String pk, String alpha, String h, String pi, String beta) {
        BigInteger secret() {
            return new BigInteger(sk, 16);
        }

        Octets key() {
            return Octets.ofHex(pk);
        }

        Octets input() {
            return Octets.ofHex(alpha);
        }
    }

    static List<Example> examples() {
        return List.of(
                new Example(
                        "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
                        "0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
                        "73616d706c65",
                        "0272a877532e9ac193aff4401234266f59900a4a9e3fc3cfc6a4b7e467a15d06d4",
                        "035b5c726e8c0e2c488a107c600578ee75cb702343c153cb1eb8dec77f4b5071b4"
                                + "a53f0a46f018bc2c56e58d383f2305e0"
                                + "975972c26feea0eb122fe7893c15af376b33edf7de17c6ea056d4d82de6bc02f",
                        "a3ad7b0ef73d8fc6655053ea22f9bede8c743f08bbed3d38821f0e16474b505e"),
                new Example(
                        "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
                        "0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
                        "74657374",
                        "02173119b4fff5e6f8afed4868a29fe8920f1b54c2cf89cc7b301d0d473de6b974",
                        "034dac60aba508ba0c01aa9be80377ebd7562c4a52d74722e0abae7dc3080ddb56"
                                + "c19e067b15a8a8174905b13617804534"
                                + "214f935b94c2287f797e393eb0816969d864f37625b443f30f1a5a33f2b3c854",
                        "a284f94ceec2ff4b3794629da7cbafa49121972671b466cab4ce170aa365f26d"),
                new Example(
                        "2ca1411a41b17b24cc8c3b089cfd033f1920202a6c0de8abb97df1498d50d2c8",
                        "03596375e6ce57e0f20294fc46bdfcfd19a39f8161b58695b3ec5b3d16427c274d",
                        "4578616d706c65207573696e67204543445341206b65792066726f6d20417070656e646978204c2e342e32206f6620414e5349"
                                + "2e58392d36322d32303035",
                        "0258055c26c4b01d01c00fb57567955f7d39cd6f6e85fd37c58f696cc6b7aa761d",
                        "03d03398bf53aa23831d7d1b2937e005fb0062cbefa06796579f2a1fc7e7b8c667"
                                + "d091c00b0f5c3619d10ecea44363b5a5"
                                + "99cadc5b2957e223fec62e81f7b4825fc799a771a3d7334b9186bdbee87316b1",
                        "90871e06da5caa39a3c61578ebb844de8635e27ac0b13e829997d0d95dd98c19"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_public_key_is_that_of_the_rfc(Example example) {
        assertThat(Ecvrf.publicKey(example.secret())).isEqualTo(example.key());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_input_is_put_on_the_curve_as_in_the_rfc(Example example) {
        Octets point =
                Octets.copyOf(Ecvrf.onCurve(example.key(), example.input()).getEncoded(true));

        assertThat(point).isEqualTo(Octets.ofHex(example.h()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_proof_is_that_of_the_rfc(Example example) {
        assertThat(Ecvrf.prove(example.secret(), example.key(), example.input()))
                .isEqualTo(Octets.ofHex(example.pi()));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_output_is_that_of_the_rfc(Example example) {
        assertThat(Ecvrf.verify(example.key(), example.input(), Octets.ofHex(example.pi())))
                .contains(Octets.ofHex(example.beta()));
    }
}
