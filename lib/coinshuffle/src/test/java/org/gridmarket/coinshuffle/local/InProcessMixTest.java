package org.gridmarket.coinshuffle.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.shuffle.CoinShuffle;
import org.gridmarket.coinshuffle.testing.SeededOctets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InProcessMixTest {
    @ParameterizedTest
    @CsvSource({"3,1", "5,1", "5,4", "10,2", "20,1"})
    void honest_participants_end_with_all_their_outputs_and_nothing_else(int participants, int outputsEach) {
        var mix = mix(participants, outputsEach, HopWork.IN_TURN);
        mix.run(new JvmStopwatch());
        var expected = new ArrayList<AccountKey>();
        mix.participations().forEach(each -> expected.addAll(each.outputs()));
        for (var each : mix.participations()) {
            var completed = (Verdict.Completed) each.verdict();
            assertThat(completed.transaction().outputs()).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(completed.transaction().isSignedBy(completed.signatures(), SignatureCheck.PINNED))
                    .isTrue();
        }
    }

    @Test
    void the_same_seed_gives_the_same_octets_on_the_board() {
        assertThat(transcript(HopWork.IN_TURN)).isEqualTo(transcript(HopWork.IN_TURN));
    }

    @Test
    void the_number_of_cores_does_not_change_an_octet() {
        assertThat(transcript(HopWork.IN_PARALLEL)).isEqualTo(transcript(HopWork.IN_TURN));
    }

    @Test
    void messages_are_four_for_each_participant() {
        var measured = mix(6, 2, HopWork.IN_TURN).run(new JvmStopwatch());
        assertThat(measured.messages()).isEqualTo(4 * 6);
    }

    private static List<BoardEntry> transcript(HopWork work) {
        var mix = mix(5, 2, work);
        mix.run(new JvmStopwatch());
        return mix.entries();
    }

    private static InProcessMix mix(int participants, int outputsEach, HopWork work) {
        return new InProcessMix(new CoinShuffle(), participants, outputsEach, new SeededOctets(7), work);
    }
}
