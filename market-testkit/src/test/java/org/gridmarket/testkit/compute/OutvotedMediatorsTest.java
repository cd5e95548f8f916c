package org.gridmarket.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.compute.Cast.JC;
import static org.gridmarket.testkit.compute.Cast.M1;
import static org.gridmarket.testkit.compute.Cast.M2;
import static org.gridmarket.testkit.compute.Cast.M3;
import static org.gridmarket.testkit.compute.Cast.RP;
import static org.gridmarket.testkit.compute.ComputeExamples.RIGHT;
import static org.gridmarket.testkit.compute.ComputeExamples.run;

import org.gridmarket.kernel.compute.match.Finding;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.junit.jupiter.api.Test;

/** Cases of a delivery that a directory gives to some and not to others, which the simulation hardly ever meets. */
class OutvotedMediatorsTest {
    /** The first mediator did not get the delivery, the job creator contests that, and a second one has the case. */
    private static OneMatch contested() {
        OneMatch match = OneMatch.committed(RIGHT);
        match.reject(RejectReason.RESULT_NOT_FOUND).orThrow();
        match.report(M1, run(RIGHT, Finding.GONE)).orThrow();
        match.reveal(RP, RIGHT).orThrow();
        match.appeal(JC).orThrow();
        match.take(M2).orThrow();
        return match;
    }

    @Test
    void two_mediators_agree_that_the_provider_was_right_whatever_they_say_of_the_directory() {
        OneMatch match = contested();

        match.report(M2, run(RIGHT, Finding.GOOD)).orThrow();

        assertThat(match.outcome()).isEqualTo(Outcome.DIRECTORY);
    }

    @Test
    void an_outvoted_mediator_whom_nobody_contradicts_loses_nothing() {
        OneMatch match = contested();
        match.report(M2, run(RIGHT, Finding.BAD)).orThrow();
        assertThat(match.status()).isEqualTo(MatchStatus.SEEKING);
        match.take(M3).orThrow();

        match.report(M3, run(RIGHT, Finding.BAD)).orThrow();

        assertThat(match.outcome()).isEqualTo(Outcome.RP);
        assertThat(match.gainOf(M1)).isZero();
    }
}
