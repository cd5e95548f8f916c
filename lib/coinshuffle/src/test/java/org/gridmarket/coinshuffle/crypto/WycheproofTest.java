package org.gridmarket.coinshuffle.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.AEAD;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.testing.Wycheproof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The primitives of this package against published suites of edge cases and forgeries. */
@EnabledIfSystemProperty(named = Wycheproof.FOLDER, matches = ".+")
class WycheproofTest {
    private static final int BLOCK = 64;
    private static final int NONCE_LENGTH = 12;

    @Test
    void ed25519() throws IOException {
        everyVerdictAgrees(Wycheproof.cases("ed25519"), 151, test -> {
            var key = Octets.ofHex(test.group().get("publicKey").get("pk").asText());
            return SignatureCheck.PINNED.verify(new AccountKey(key), test.hex("msg"), test.hex("sig"));
        });
    }

    /** As HPKE calls it in every layer: with nonces of 12 octets, which it derives itself. */
    @Test
    void chacha20_poly1305() throws IOException {
        var cases = Wycheproof.cases("chacha20_poly1305").stream()
                .filter(test -> test.hex("iv").length() == NONCE_LENGTH)
                .toList();
        everyVerdictAgrees(cases, 316, WycheproofTest::isOpened);
    }

    @Test
    void hmac_sha256() throws IOException {
        everyTagAgrees("hmac_sha256", Macs::sha256);
    }

    @Test
    void hmac_sha512() throws IOException {
        everyTagAgrees("hmac_sha512", Macs::sha512);
    }

    /** Has no suite of its own: HMAC as RFC 2104 defines it, of the digest that everything signed is made of. */
    @Test
    void sha256() throws IOException {
        everyTagAgrees("hmac_sha256", (key, message) -> {
            var padded = Arrays.copyOf((key.length() > BLOCK ? Digests.sha256(key) : key).toArray(), BLOCK);
            var inner = Digests.sha256(Octets.concat(mixed(padded, 0x36), message.octets()));
            return Digests.sha256(Octets.concat(mixed(padded, 0x5c), inner));
        });
    }

    /** "Acceptable" in this suite are points off the curve, twisted or of small order; all-zero secrets we refuse. */
    @Test
    void x25519() throws IOException {
        var zero = Octets.copyOf(new byte[32]);
        var cases = Wycheproof.cases("x25519");
        for (var test : cases) {
            var shared = new byte[32];
            var agreed = X25519.calculateAgreement(
                    test.hex("private").toArray(), 0, test.hex("public").toArray(), 0, shared, 0);
            assertThat(Octets.copyOf(shared)).as(test.toString()).isEqualTo(test.hex("shared"));
            assertThat(agreed).as(test.toString()).isEqualTo(!test.hex("shared").equals(zero));
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(518);
    }

    /** A key to which somebody seals a layer must have one encoding and leave a secret. */
    @Test
    void keys_of_small_order_and_second_encodings_are_not_usable() throws IOException {
        for (var test : Wycheproof.cases("x25519")) {
            assertThat(new EncryptionKey(test.hex("public")).isUsable())
                    .as(test.toString())
                    .isEqualTo(!test.isFlagged("ZeroSharedSecret") && !test.isFlagged("NonCanonicalPublic"));
        }
    }

    private static void everyVerdictAgrees(List<Wycheproof.Case> cases, int least, Predicate<Wycheproof.Case> accepts) {
        for (var test : cases) {
            assertThat(accepts.test(test)).as(test.toString()).isEqualTo(test.isValid());
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(least);
    }

    /** Half of the cases name the first 16 octets of a tag only. */
    private static void everyTagAgrees(String suite, BiFunction<Octets, CanonicalWriter, Octets> mac)
            throws IOException {
        everyVerdictAgrees(Wycheproof.cases(suite), 174, test -> {
            var tag = mac.apply(test.hex("key"), new CanonicalWriter().fixed(test.hex("msg")));
            return tag.slice(0, test.hex("tag").length()).equals(test.hex("tag"));
        });
    }

    private static boolean isOpened(Wycheproof.Case test) {
        try {
            var cipher = new AEAD(
                    HPKE.aead_CHACHA20_POLY1305,
                    test.hex("key").toArray(),
                    test.hex("iv").toArray());
            var sealed = Octets.concat(test.hex("ct"), test.hex("tag")).toArray();
            return Octets.copyOf(cipher.open(test.hex("aad").toArray(), sealed)).equals(test.hex("msg"));
        } catch (InvalidCipherTextException refused) {
            return false;
        }
    }

    private static Octets mixed(byte[] key, int pad) {
        var mixed = key.clone();
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] ^= (byte) pad;
        }
        return Octets.copyOf(mixed);
    }
}
