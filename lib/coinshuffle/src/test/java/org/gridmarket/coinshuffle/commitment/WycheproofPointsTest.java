package org.gridmarket.coinshuffle.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.testing.Wycheproof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Points of P-256 against a published suite: what is read as a commitment, and what multiplying one gives. */
@EnabledIfSystemProperty(named = Wycheproof.FOLDER, matches = ".+")
class WycheproofPointsTest {
    private static final String SUITE = "ecdh_secp256r1_ecpoint";
    private static final int UNCOMPRESSED = 65;

    @Test
    void what_is_no_point_of_the_curve_is_no_commitment() throws IOException {
        var refused = 0;
        for (var test : Wycheproof.cases(SUITE)) {
            if (test.test().get("result").asText().equals("invalid")) {
                assertThat(Commitment.decode(test.hex("public")))
                        .as(test.toString())
                        .isEmpty();
                refused++;
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(24);
    }

    @Test
    void a_point_that_is_not_compressed_is_no_commitment() throws IOException {
        for (var test : Wycheproof.cases(SUITE)) {
            if (test.hex("public").length() == UNCOMPRESSED) {
                assertThat(Commitment.decode(test.hex("public")))
                        .as(test.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void a_multiple_of_a_point_is_the_suites() throws IOException {
        var multiplied = 0;
        for (var test : Wycheproof.cases(SUITE)) {
            if (!test.hex("shared").equals(Octets.EMPTY)) {
                var factor = new BigInteger(1, test.hex("private").toArray());
                var product = Commitment.decode(compressed(test.hex("public"))).map(point -> point.times(factor));
                assertThat(product.map(point -> point.encode().slice(1, P256.POINT_LENGTH)))
                        .as(test.toString())
                        .contains(test.hex("shared"));
                multiplied++;
            }
        }
        assertThat(multiplied).isGreaterThanOrEqualTo(331);
    }

    @Test
    void the_curve_is_secp256r1() throws IOException {
        var curve = Wycheproof.cases("ec_prime_order_curves").stream()
                .filter(test -> test.test().get("name").asText().equals("secp256r1"))
                .toList()
                .getFirst();
        assertThat(P256.CURVE.getField().getCharacteristic()).isEqualTo(number(curve, "p"));
        assertThat(P256.CURVE.getA().toBigInteger()).isEqualTo(number(curve, "a"));
        assertThat(P256.CURVE.getB().toBigInteger()).isEqualTo(number(curve, "b"));
        assertThat(P256.ORDER).isEqualTo(number(curve, "n"));
    }

    private static BigInteger number(Wycheproof.Case test, String field) {
        return new BigInteger(1, test.hex(field).toArray());
    }

    /** The x of a point behind an octet that tells whether its y is odd (SEC 1, 2.3.3). */
    private static Octets compressed(Octets point) {
        if (point.length() != UNCOMPRESSED) {
            return point;
        }
        var isOdd = new BigInteger(1, point.toArray()).testBit(0);
        return Octets.concat(Octets.ofHex(isOdd ? "03" : "02"), point.slice(1, P256.POINT_LENGTH));
    }
}
