package org.gridmarket.coinshuffle.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.Ed25519Account;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.testing.SeededOctets;
import org.junit.jupiter.api.Test;

class MixRunTest {
    private static final Instant OPENED = Instant.ofEpochSecond(1_800_000_000L);

    private final SeededOctets random = new SeededOctets(2);
    private final List<Ed25519Account> accounts = IntStream.range(0, 6)
            .mapToObj(i -> new Ed25519Account(random.next(32)))
            .toList();
    private final List<AccountKey> keys =
            accounts.stream().map(Ed25519Account::key).toList();
    private final MixTerms terms = terms(5);
    private final MixRun run = MixRun.first(terms, OPENED, keys);

    @Test
    void the_order_does_not_depend_on_how_the_participants_are_listed() {
        var reversed = new ArrayList<>(keys);
        Collections.reverse(reversed);
        assertThat(MixRun.first(terms, OPENED, reversed).order()).isEqualTo(run.order());
    }

    @Test
    void the_order_changes_with_the_run() {
        var orders = IntStream.range(0, 10)
                .mapToObj(number -> MixRun.numbered(terms, number, OPENED, keys).order())
                .distinct();
        assertThat(orders).hasSizeGreaterThan(5);
    }

    @Test
    void the_next_run_has_another_session_and_lacks_the_guilty() {
        var guilty = run.at(3);
        assertThat(run.without(Set.of(guilty), OPENED)).hasValueSatisfying(next -> {
            assertThat(next.order()).hasSize(5).doesNotContain(guilty);
            assertThat(next.session()).isNotEqualTo(run.session());
            assertThat(next.number()).isEqualTo(1);
        });
    }

    @Test
    void below_the_least_number_of_participants_there_is_no_next_run() {
        assertThat(run.without(Set.of(run.at(1), run.at(2)), OPENED)).isEmpty();
    }

    @Test
    void too_few_participants_are_refused() {
        assertThatThrownBy(() -> MixRun.first(terms, OPENED, keys.subList(0, 4)))
                .hasMessageContaining("number of participants 4 is outside 5..200");
    }

    @Test
    void a_participant_named_twice_is_refused() {
        var twice = new ArrayList<>(keys);
        twice.set(0, twice.get(1));
        assertThatThrownBy(() -> MixRun.first(terms, OPENED, twice)).hasMessageContaining("only 5 differ");
    }

    @Test
    void deadlines_leave_each_step_its_time_behind_the_challenge_window_of_the_last() {
        assertThat(run.announceBy()).isEqualTo(OPENED.plusSeconds(60));
        assertThat(run.hopBy(1)).isEqualTo(OPENED.plusSeconds(180));
        assertThat(run.hopBy(6)).isEqualTo(OPENED.plusSeconds(180 + 5 * 120));
        assertThat(run.confirmBy()).isEqualTo(run.hopBy(6).plusSeconds(120));
        assertThat(run.signBy()).isEqualTo(run.confirmBy().plusSeconds(120));
    }

    @Test
    void a_joint_transaction_is_signed_by_all_in_the_order_of_positions() {
        var joint = joint(run);
        var signatures = run.order().stream()
                .map(key -> accounts.get(keys.indexOf(key)).sign(joint.signingOctets()))
                .toList();
        assertThat(joint.isSignedBy(signatures, SignatureCheck.PINNED)).isTrue();
        assertThat(joint.isSignedBy(signatures.subList(0, 5), SignatureCheck.PINNED))
                .isFalse();
        assertThat(joint.isSignedBy(signatures.reversed(), SignatureCheck.PINNED))
                .isFalse();
    }

    @Test
    void signatures_of_an_aborted_run_complete_nothing_in_the_next() {
        var next = MixRun.numbered(terms, 1, OPENED, keys);
        var old = joint(run);
        assertThat(new JointTransaction(next, old.outputs()).signingOctets()).isNotEqualTo(old.signingOctets());
    }

    @Test
    void an_output_that_is_a_participant_is_refused() {
        var outputs = new TreeSet<>(joint(run).outputs());
        outputs.pollFirst();
        outputs.add(keys.get(0));
        assertThatThrownBy(() -> new JointTransaction(run, List.copyOf(outputs)))
                .hasMessageContaining("is not a fresh account key");
    }

    @Test
    void outputs_out_of_order_are_refused() {
        assertThatThrownBy(() -> new JointTransaction(run, joint(run).outputs().reversed()))
                .hasMessageContaining("not strictly ascending");
    }

    private JointTransaction joint(MixRun of) {
        var outputs = new TreeSet<AccountKey>();
        while (outputs.size() < of.listSize(of.size())) {
            outputs.add(new Ed25519Account(random.next(32)).key());
        }
        return new JointTransaction(of, List.copyOf(outputs));
    }

    private MixTerms terms(int least) {
        return new MixTerms(
                "market",
                random.next(32),
                random.next(8),
                1,
                least,
                accounts.get(0).key(),
                Timetable.ofSteps(Duration.ofSeconds(60)));
    }
}
