package org.gridmarket.client.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.RepeatableRandom;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

/** Which events show that an operation is on the ledger, and which belong to another one of the same account. */
class CommitProofTest {
    private static final AccountKeyPair HOME = EnergyExamples.keyPair(1);
    private static final AccountKey OTHER = EnergyExamples.account(2);
    private static final Bytes TAG = Bytes.of(new byte[] {7});

    private final Signer signer = new Signer(HOME, EnergyExamples.TARGET, RepeatableRandom.of(1));

    /** Seed 285 of the simulation: an agent crashed while it retired two intervals, and then retired these and two more. */
    @Test
    void a_smaller_retirement_from_before_a_crash_does_not_show_a_larger_one() {
        Predicate<EnergyEvent> larger = proof(retire(99, 100, 101, 102)).orElseThrow();

        assertThat(larger.test(retired(signer.key(), 99, TAG))).isFalse();
        assertThat(larger.test(retired(signer.key(), 100, TAG))).isFalse();
        assertThat(larger.test(retired(signer.key(), 101, TAG))).isFalse();
        assertThat(larger.test(retired(signer.key(), 102, TAG))).isTrue();
    }

    @Test
    void a_retirement_of_another_account_or_tag_or_interval_shows_nothing() {
        Predicate<EnergyEvent> proof = proof(retire(99)).orElseThrow();

        assertThat(proof.test(retired(OTHER, 99, TAG))).isFalse();
        assertThat(proof.test(retired(signer.key(), 99, Bytes.of(new byte[0])))).isFalse();
        assertThat(proof.test(retired(signer.key(), 98, TAG))).isFalse();
        assertThat(proof.test(retired(signer.key(), 99, TAG))).isTrue();
    }

    @Test
    void each_sending_has_a_proof_of_its_own() {
        EnergyCommand.Signed both = retire(99, 100);
        Predicate<EnergyEvent> first = proof(both).orElseThrow();
        Predicate<EnergyEvent> second = proof(both).orElseThrow();

        assertThat(first.test(retired(signer.key(), 99, TAG))).isFalse();
        assertThat(second.test(retired(signer.key(), 100, TAG))).isFalse();
        assertThat(first.test(retired(signer.key(), 100, TAG))).isTrue();
    }

    @Test
    void nothing_shows_a_retirement_of_nothing() {
        assertThat(proof(retire()).orElseThrow().test(retired(signer.key(), 99, TAG)))
                .isFalse();
    }

    @Test
    void no_event_shows_a_redemption_since_another_of_the_same_amount_looks_alike() {
        assertThat(proof(new EnergyCommand.RedeemCredit(new Money(5)))).isEmpty();
    }

    private Optional<Predicate<EnergyEvent>> proof(EnergyCommand.Signed command) {
        return CommitProof.of(
                command,
                signer.sign(command, signer.newOperation(), new Book(112)).submission());
    }

    private static EnergyCommand.Signed retire(int... intervals) {
        List<RetirementTag> tags = Arrays.stream(intervals)
                .mapToObj(t -> new RetirementTag(new Interval(t), TAG))
                .toList();
        return new EnergyCommand.Retire(tags);
    }

    private static EnergyEvent retired(AccountKey account, int interval, Bytes tag) {
        return new EnergyEvent.Retired(account, new Interval(interval), Energy.ofWh(800), Energy.ZERO, tag);
    }
}
