package org.gridmarket.coinshuffle.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 9380, appendix J.1.1. */
class HashToCurveTest {
    private static final String TAG = "QUUX-V01-CS02-with-P256_XMD:SHA-256_SSWU_RO_";

    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of(
                        "",
                        "2c15230b26dbc6fc9a37051158c95b79656e17a1a920b11394ca91c44247d3e4",
                        "8a7a74985cc5c776cdfe4b1f19884970453912e9d31528c060be9ab5c43e8415"),
                Arguments.of(
                        "abc",
                        "0bb8b87485551aa43ed54f009230450b492fead5f1cc91658775dac4a3388a0f",
                        "5c41b3d0731a27a7b14bc0bf0ccded2d8751f83493404c84a88e71ffd424212e"),
                Arguments.of(
                        "abcdef0123456789",
                        "65038ac8f2b1def042a5df0b33b1f4eca6bff7cb0f9c6c1526811864e544ed80",
                        "cad44d40a656e7aff4002a8de287abc8ae0482b5ae825822bb870d6df9b56ca3"),
                Arguments.of(
                        "q128_" + "q".repeat(128),
                        "4be61ee205094282ba8a2042bcb48d88dfbb609301c49aa8b078533dc65a0b5d",
                        "98f8df449a072c4721d241a3b1236d3caccba603f916ca680f4539d2bfb3c29e"),
                Arguments.of(
                        "a512_" + "a".repeat(512),
                        "457ae2981f70ca85d8e24c308b14db22f3e3862c5ea0f652ca38b5e49cd64bc5",
                        "ecb9f0eadc9aeed232dabc53235368c1394c78de05dd96893eefa62b0f4757dc"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void a_message_hashes_to_the_point_of_the_rfc(String message, String x, String y) {
        var point = HashToCurve.point(Octets.copyOf(message.getBytes(StandardCharsets.US_ASCII)), TAG);
        assertThat(point.getAffineXCoord().toBigInteger()).isEqualTo(new BigInteger(x, 16));
        assertThat(point.getAffineYCoord().toBigInteger()).isEqualTo(new BigInteger(y, 16));
    }
}
