package org.gridmarket.keys.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.draw.SessionDraw;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the owner's one proof shows an output; whatever else is given shows nothing and breaks nothing. */
class EcvrfCheckTest {
    private static final SessionDraw DRAW =
            new SessionDraw(new Target("market", "gridmarket"), Interval.of(8), new GroupId("g"));
    private static final DrawKeyPair KEYS = keys(1);
    private static final DrawShare SHARE = KEYS.share(DRAW);

    /** The order of P-256, the smallest s that is none; the prime of its field, the smallest x that is none. */
    private static final String ORDER = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

    private static final String PRIME = "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff";

    private static final String PROOF = SHARE.proof().toHex();
    private static final int GAMMA_DIGITS = 66;
    private static final int S_DIGITS = 64;

    private final EcvrfCheck check = new EcvrfCheck();

    private static DrawKeyPair keys(int number) {
        return DrawKeyPair.ofSeed(Digest.sha256(Bytes.utf8("draw key " + number)));
    }

    private void showsNothing(DrawKey key, Bytes input, String proof) {
        assertThat(check.output(key, input, Bytes.hex(proof))).isEmpty();
    }

    @Test
    void the_owners_share_shows_the_output() {
        assertThat(check.output(SHARE.key(), DRAW.input(), SHARE.proof()))
                .hasValueSatisfying(output -> assertThat(output.length()).isEqualTo(32));
    }

    @Test
    void a_share_is_always_the_same() {
        assertThat(DrawKeyPair.ofSeed(KEYS.seed()).share(DRAW)).isEqualTo(SHARE);
    }

    @Test
    void another_key_shows_nothing() {
        showsNothing(keys(2).publicKey(), DRAW.input(), PROOF);
    }

    @Test
    void another_ledger_window_or_group_shows_nothing() {
        showsNothing(
                SHARE.key(),
                new SessionDraw(new Target("other", "gridmarket"), DRAW.window(), DRAW.group()).input(),
                PROOF);
        showsNothing(
                SHARE.key(),
                new SessionDraw(new Target("market", "other"), DRAW.window(), DRAW.group()).input(),
                PROOF);
        showsNothing(SHARE.key(), new SessionDraw(DRAW.target(), DRAW.window().next(), DRAW.group()).input(), PROOF);
        showsNothing(SHARE.key(), new SessionDraw(DRAW.target(), DRAW.window(), new GroupId("h")).input(), PROOF);
    }

    @Property(tries = 200)
    void a_proof_with_any_bit_altered_shows_nothing(@ForAll @IntRange(max = 8 * DrawShare.PROOF_LENGTH - 1) int bit) {
        byte[] altered = SHARE.proof().copy();
        altered[bit / 8] ^= (byte) (1 << bit % 8);

        assertThat(check.output(SHARE.key(), DRAW.input(), Bytes.of(altered))).isEmpty();
    }

    @Property(tries = 50)
    void nobody_makes_a_proof_of_chance(@ForAll long chance) {
        byte[] bytes = HexFormat.of().parseHex(PROOF);
        byte[] strange = Digest.sha256(Bytes.utf8(Long.toString(chance))).copy();
        System.arraycopy(strange, 0, bytes, GAMMA_DIGITS / 2, strange.length);

        assertThat(check.output(SHARE.key(), DRAW.input(), Bytes.of(bytes))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PRIME, ORDER, "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"})
    void a_point_or_scalar_that_is_not_canonical_shows_nothing(String tooLarge) {
        showsNothing(SHARE.key(), DRAW.input(), "03" + tooLarge + PROOF.substring(GAMMA_DIGITS));
        showsNothing(SHARE.key(), DRAW.input(), PROOF.substring(0, PROOF.length() - S_DIGITS) + tooLarge);
        assertThat(check.output(new DrawKey(Bytes.hex("03" + tooLarge)), DRAW.input(), SHARE.proof()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "04", "05", "06"})
    void the_identity_and_other_forms_of_a_point_show_nothing(String form) {
        showsNothing(SHARE.key(), DRAW.input(), form + PROOF.substring(2));
        showsNothing(SHARE.key(), DRAW.input(), form + "00".repeat(32) + PROOF.substring(GAMMA_DIGITS));
    }

    @Test
    void a_proof_of_another_length_shows_nothing() {
        showsNothing(SHARE.key(), DRAW.input(), "");
        showsNothing(SHARE.key(), DRAW.input(), PROOF.substring(2));
        showsNothing(SHARE.key(), DRAW.input(), PROOF + "00");
    }

    @Test
    void a_share_or_key_of_another_length_or_form_is_not_constructed() {
        assertThatThrownBy(() -> new DrawShare(SHARE.key(), Bytes.hex(PROOF + "00")))
                .hasMessageContaining("82 bytes");
        assertThatThrownBy(() -> new DrawKey(Bytes.hex("04" + PRIME))).hasMessageContaining("begins with 4");
        assertThatThrownBy(() -> new DrawKey(Bytes.hex("03"))).hasMessageContaining("1 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000000000000000000000000000000000000000000000000000000000000", ORDER, "01"})
    void a_seed_that_is_no_scalar_is_refused(String seed) {
        assertThatThrownBy(() -> DrawKeyPair.ofSeed(Bytes.hex(seed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("below the order of P-256");
    }

    @Test
    void the_secret_is_not_printed() {
        assertThat(KEYS.toString())
                .doesNotContain(KEYS.seed().toHex())
                .contains(KEYS.publicKey().toString());
    }
}
