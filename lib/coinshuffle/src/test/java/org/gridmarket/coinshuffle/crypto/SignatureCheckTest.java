package org.gridmarket.coinshuffle.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {
    private static final Ed25519Account ACCOUNT =
            new Ed25519Account(Octets.ofHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    private static final Octets MESSAGE = Octets.ofHex("72");
    private static final Octets SIGNATURE = ACCOUNT.sign(MESSAGE);
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    @ParameterizedTest
    @CsvSource({ // RFC 8032, 7.1, tests 1 and 2
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
                + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
                + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
                + "d25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
                + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
                + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
                + "387b2eaeb4302aeeb00d291612bb0c00"
    })
    void signatures_are_those_of_the_rfc(String secret, String key, String message, String signature) {
        var account = new Ed25519Account(Octets.ofHex(secret));
        assertThat(account.key().octets()).isEqualTo(Octets.ofHex(key));
        assertThat(account.sign(Octets.ofHex(message))).isEqualTo(Octets.ofHex(signature));
        assertThat(SignatureCheck.PINNED.verify(account.key(), Octets.ofHex(message), Octets.ofHex(signature)))
                .isTrue();
    }

    @Test
    void a_trailing_octet_is_refused() {
        assertThat(verifies(Octets.concat(SIGNATURE, Octets.ofHex("00")))).isFalse();
    }

    @Test
    void a_missing_octet_is_refused() {
        assertThat(verifies(SIGNATURE.slice(0, 63))).isFalse();
    }

    @Test
    void a_scalar_beyond_the_order_is_refused() {
        var scalar = littleEndian(SIGNATURE.slice(32, 64)).add(ORDER);
        var altered = SIGNATURE.toArray();
        for (int i = 0; i < 32; i++) {
            altered[32 + i] = scalar.shiftRight(8 * i).byteValue();
        }
        assertThat(verifies(Octets.copyOf(altered))).isFalse();
    }

    @Test
    void no_altered_bit_verifies() {
        for (int bit = 0; bit < 512; bit++) {
            var altered = SIGNATURE.toArray();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(verifies(Octets.copyOf(altered))).as("bit %s", bit).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = { // small order: y = 1, -1, 0, and y = p + 1, a second encoding of 1
                "0100000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"
            })
    void a_key_of_small_order_is_no_account(String key) {
        assertThat(new AccountKey(Octets.ofHex(key)).isUsable()).isFalse();
    }

    private static boolean verifies(Octets signature) {
        return SignatureCheck.PINNED.verify(ACCOUNT.key(), MESSAGE, signature);
    }

    private static BigInteger littleEndian(Octets octets) {
        var value = BigInteger.ZERO;
        var bytes = octets.toArray();
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = value.shiftLeft(8).or(BigInteger.valueOf(bytes[i] & 0xff));
        }
        return value;
    }
}
