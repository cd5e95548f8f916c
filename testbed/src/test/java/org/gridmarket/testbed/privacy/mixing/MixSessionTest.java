package org.gridmarket.testbed.privacy.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.run.MixLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MixSessionTest {
    private static final int PARTICIPANTS = 4;

    @Test
    void honest_participants_complete_in_one_run_without_waiting() {
        List<RunReport> runs = session(PARTICIPANTS).play();

        assertThat(runs).singleElement().satisfies(run -> {
            assertThat(run.verdict()).isInstanceOf(Verdict.Completed.class);
            assertThat(run.messages()).isEqualTo(4 * PARTICIPANTS);
            assertThat(run.virtual()).isZero();
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_misbehaving_one_is_excluded_and_the_others_complete(Misbehaviour kind) {
        for (int position = 1; position <= PARTICIPANTS; position++) {
            MixSession session = session(PARTICIPANTS);
            session.misbehave(kind, position);
            List<RunReport> runs = session.play();

            assertThat(runs).hasSize(2);
            assertThat(runs.getFirst().verdict()).isInstanceOf(Verdict.Blamed.class);
            Verdict.Blamed blamed = (Verdict.Blamed) runs.getFirst().verdict();
            assertThat(blamed.culprits()).isEqualTo(Set.of(runs.getFirst().run().at(position)));
            assertThat(runs.getLast().verdict()).isInstanceOf(Verdict.Completed.class);
        }
    }

    @Test
    void with_fewer_than_k_min_left_the_mix_is_aborted() {
        MixSession session = session(MixLimits.LEAST_PARTICIPANTS);
        session.misbehave(Misbehaviour.SILENT, 2);

        assertThat(session.play())
                .singleElement()
                .satisfies(run -> assertThat(run.verdict()).isInstanceOf(Verdict.Blamed.class));
    }

    @Test
    void every_kind_is_read_back_as_it_is_typed() {
        for (Misbehaviour kind : Misbehaviour.values()) {
            assertThat(Misbehaviour.parse(kind.typed())).contains(kind);
        }
    }

    private static MixSession session(int participants) {
        return new MixSession(participants, 1, MixLimits.LEAST_PARTICIPANTS, 7, new ProcessStopwatch());
    }
}
