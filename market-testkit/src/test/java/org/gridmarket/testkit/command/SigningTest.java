package org.gridmarket.testkit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.SigningBytes;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

class SigningTest {
    private static final SignatureCheck CHECK = new PinnedEd25519();
    private static final AccountKeyPair KEYS = EnergyExamples.keyPair(1);
    private static final Bytes PAYLOAD = Bytes.utf8("{\"book\":3}");

    private static Bytes bytes(
            Target target, String function, AccountKey signer, int operation, int book, Bytes payload) {
        return SigningBytes.of(target, function, signer, EnergyExamples.operation(operation), Book.of(book), payload);
    }

    @Test
    void everything_that_gives_an_operation_its_meaning_changes_what_is_signed() {
        AccountKey signer = KEYS.publicKey();
        Set<Bytes> different = new HashSet<>(List.of(
                bytes(EnergyExamples.TARGET, "energy:postOffers", signer, 1, 3, PAYLOAD),
                bytes(new Target("other", "gridmarket"), "energy:postOffers", signer, 1, 3, PAYLOAD),
                bytes(new Target("market", "other"), "energy:postOffers", signer, 1, 3, PAYLOAD),
                bytes(EnergyExamples.TARGET, "energy:cancelOffers", signer, 1, 3, PAYLOAD),
                bytes(EnergyExamples.TARGET, "energy:postOffers", EnergyExamples.account(2), 1, 3, PAYLOAD),
                bytes(EnergyExamples.TARGET, "energy:postOffers", signer, 2, 3, PAYLOAD),
                bytes(EnergyExamples.TARGET, "energy:postOffers", signer, 1, 4, PAYLOAD),
                bytes(EnergyExamples.TARGET, "energy:postOffers", signer, 1, 3, Bytes.utf8("{}"))));

        assertThat(different).hasSize(8);
    }

    @Test
    void moving_a_letter_between_channel_and_chaincode_changes_what_is_signed() {
        assertThat(bytes(new Target("ab", "c"), "f", KEYS.publicKey(), 1, 3, PAYLOAD))
                .isNotEqualTo(bytes(new Target("a", "bc"), "f", KEYS.publicKey(), 1, 3, PAYLOAD));
    }

    @Test
    void a_good_signature_is_good() {
        Submission signed = signed();

        assertThat(CHECK.isGood(signed.signer(), messageOf(signed), signed.signature()))
                .isTrue();
    }

    @Test
    void one_changed_bit_of_the_signature_is_bad() {
        Submission signed = signed();
        byte[] forged = signed.signature().copy();
        forged[17] ^= 1;

        assertThat(CHECK.isGood(signed.signer(), messageOf(signed), Bytes.of(forged)))
                .isFalse();
    }

    @Test
    void a_signature_of_the_wrong_length_is_bad_and_no_error() {
        assertThat(CHECK.isGood(KEYS.publicKey(), PAYLOAD, Bytes.of(new byte[63])))
                .isFalse();
        assertThat(CHECK.isGood(KEYS.publicKey(), PAYLOAD, Bytes.of(new byte[65])))
                .isFalse();
    }

    @Test
    void a_key_that_is_no_point_is_bad_and_no_error() {
        byte[] noPoint = new byte[AccountKey.LENGTH];
        noPoint[0] = 2;

        assertThat(CHECK.isGood(new AccountKey(Bytes.of(noPoint)), PAYLOAD, Bytes.of(new byte[64])))
                .isFalse();
    }

    private static Submission signed() {
        return KEYS.sign(EnergyExamples.TARGET, "energy:postOffers", EnergyExamples.operation(1), Book.of(3), PAYLOAD);
    }

    private static Bytes messageOf(Submission signed) {
        return SigningBytes.of(
                EnergyExamples.TARGET,
                "energy:postOffers",
                signed.signer(),
                signed.operation(),
                signed.lastBook(),
                signed.payload());
    }
}
