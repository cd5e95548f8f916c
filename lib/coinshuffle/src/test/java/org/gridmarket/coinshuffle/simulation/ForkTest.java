package org.gridmarket.coinshuffle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.message.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** All participants are honest; the board shows some of them another face from some message on. */
class ForkTest {
    private static final Verdict FORKED = new Verdict.BoardGuilty(Verdict.BoardOffence.FORKED);

    /** Where the board forks, and who sees the other face: one alone, two, or all but one. */
    static Stream<Arguments> forks() {
        return Stream.of(Body.Kind.ANNOUNCE, Body.Kind.SHUFFLE, Body.Kind.CONFIRM, Body.Kind.SIGN)
                .flatMap(kind -> Stream.of(
                                Set.of(1),
                                Set.of(2),
                                Set.of(3),
                                Set.of(5),
                                Set.of(1, 2),
                                Set.of(2, 4),
                                Set.of(1, 2, 3, 4))
                        .map(apart -> Arguments.of(kind, apart)));
    }

    @ParameterizedTest
    @MethodSource("forks")
    void honest_participants_find_the_fork_by_themselves(Body.Kind from, Set<Integer> apart) {
        var table = new ForkedTable(from, apart);
        table.play();

        assertThat(table.verdicts()).contains(FORKED);
    }

    @ParameterizedTest
    @MethodSource("forks")
    void what_the_first_one_has_read_proves_it_to_a_third_party(Body.Kind from, Set<Integer> apart) {
        var table = new ForkedTable(from, apart);
        table.play();

        assertThat(table.judge(table.firstWhoKnows())).isEqualTo(FORKED);
    }

    /** In time: when the one who knows is heard a second later, no challenge window is over by the board's stamps. */
    @ParameterizedTest
    @MethodSource("forks")
    void no_face_convicts_an_honest_participant_before_the_fork_is_told(Body.Kind from, Set<Integer> apart) {
        var table = new ForkedTable(from, apart);
        table.play();
        table.letTimePass();

        assertThat(table.judge(table.face(1))).isNotInstanceOf(Verdict.Blamed.class);
        assertThat(table.judge(table.face(0))).isNotInstanceOf(Verdict.Blamed.class);
    }

    @Test
    void without_a_fork_nobody_says_what_it_sees_and_the_run_is_completed() {
        var table = new ForkedTable(Body.Kind.UNKNOWN, Set.of(1, 2));
        table.play();

        assertThat(table.verdicts()).allMatch(Verdict.Completed.class::isInstance);
        assertThat(table.onLedger()).isEmpty();
    }

    /** The one apart sees its own message and then nothing any more: it cannot compare, and the others can. */
    @ParameterizedTest
    @EnumSource(names = {"ANNOUNCE", "SHUFFLE", "CONFIRM", "SIGN"})
    void a_face_that_ends_early_is_found_by_those_who_see_further(Body.Kind from) {
        var table = new ForkedTable(from, Set.of(1));
        table.starve();
        table.play();

        assertThat(table.verdicts()).contains(FORKED);
        assertThat(table.judge(table.firstWhoKnows())).isEqualTo(FORKED);
    }
}
