package org.gridmarket.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.compute.Cast.D;
import static org.gridmarket.testkit.compute.Cast.JC;
import static org.gridmarket.testkit.compute.Cast.M1;
import static org.gridmarket.testkit.compute.Cast.M2;
import static org.gridmarket.testkit.compute.Cast.M3;
import static org.gridmarket.testkit.compute.Cast.RP;
import static org.gridmarket.testkit.compute.Cast.S;
import static org.gridmarket.testkit.compute.Cast.TREASURY;
import static org.gridmarket.testkit.compute.ComputeExamples.LIE;
import static org.gridmarket.testkit.compute.ComputeExamples.RIGHT;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.compute.match.Finding;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;

/** Jobs of which two runs may differ: a start is paid, nobody is fined by a hash, only the delivery is judged. */
class ContainerJobTest {
    private static OneMatch committed() {
        OneMatch match = OneMatch.matched(new ContainerExample());
        match.commit(RIGHT).orThrow();
        return match;
    }

    private static OneMatch complained() {
        OneMatch match = committed();
        match.reject(RejectReason.RESULT_NOT_FOUND).orThrow();
        return match;
    }

    /** What a mediator reports of a delivery that opens to this output; it has run nothing. */
    private static RunReport opensTo(Opening result) {
        return new RunReport.Ran(
                ResultStatus.COMPLETED, result.output(), new Instructions(0), result.size(), Finding.GOOD);
    }

    private static RunReport found(Finding finding) {
        Bytes nothing = ComputeExamples.hash("nothing");
        return new RunReport.Ran(ResultStatus.COMPLETED, nothing, new Instructions(0), new ByteCount(0), finding);
    }

    private static List<Long> gains(OneMatch match) {
        return Stream.of(JC, RP, M1, M2, M3, D, S, TREASURY).map(match::gainOf).toList();
    }

    @Test
    void a_container_costs_a_start_whatever_it_claims_to_have_counted() {
        OneMatch match = committed();

        match.accept(RIGHT).orThrow();

        assertThat(match.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(gains(match)).containsExactly(-1_183L, 820L, 101L, 0L, 0L, 61L, 201L, 0L);
    }

    @Test
    void a_delivery_that_opens_to_what_was_committed_to_is_right_although_nobody_has_run_it_again() {
        OneMatch match = complained();

        match.report(M1, opensTo(RIGHT)).orThrow();
        match.reveal(RP, RIGHT).orThrow();
        match.acceptVerdict(JC).orThrow();

        assertThat(match.outcome()).isEqualTo(Outcome.NONE);
        assertThat(gains(match)).containsExactly(-2_683L, 820L, 1_601L, 0L, 0L, 61L, 201L, 0L);
    }

    @Test
    void a_delivery_that_does_not_open_is_the_providers_fault() {
        OneMatch match = complained();

        match.report(M1, found(Finding.BAD)).orThrow();
        match.reveal(RP, RIGHT).orThrow();
        match.acceptVerdict(RP).orThrow();

        assertThat(match.outcome()).isEqualTo(Outcome.RP);
        assertThat(gains(match)).containsExactly(817L, -49_680L, 1_601L, 0L, 0L, 61L, 201L, 47_000L);
    }

    @Test
    void a_delivery_that_opens_to_another_output_than_was_committed_to_is_the_providers_fault() {
        OneMatch match = complained();

        match.report(M1, opensTo(LIE)).orThrow();
        match.reveal(RP, RIGHT).orThrow();
        match.acceptVerdict(RP).orThrow();

        assertThat(match.outcome()).isEqualTo(Outcome.RP);
    }

    @Test
    void a_directory_that_does_not_give_the_delivery_pays_for_the_look_at_it() {
        OneMatch match = complained();

        match.report(M1, found(Finding.GONE)).orThrow();
        match.reveal(RP, RIGHT).orThrow();
        match.acceptVerdict(JC).orThrow();

        assertThat(match.outcome()).isEqualTo(Outcome.DIRECTORY);
        assertThat(gains(match)).containsExactly(-1_152L, 850L, 1_601L, 0L, 0L, -1_500L, 201L, 0L);
    }

    @Test
    void an_opening_that_is_not_shown_is_the_providers_fault() {
        OneMatch match = complained();

        match.report(M1, opensTo(RIGHT)).orThrow();
        match.silence().orThrow();
        match.acceptVerdict(RP).orThrow();

        assertThat(match.outcome()).isEqualTo(Outcome.RP);
    }

    @Test
    void a_mediator_whom_two_others_contradict_about_one_delivery_loses_its_stake() {
        OneMatch match = complained();
        match.report(M1, found(Finding.BAD)).orThrow();
        match.reveal(RP, RIGHT).orThrow();
        match.appeal(RP).orThrow();
        match.take(M2).orThrow();
        match.report(M2, opensTo(RIGHT)).orThrow();
        match.take(M3).orThrow();

        match.report(M3, opensTo(RIGHT)).orThrow();

        assertThat(match.outcome()).isEqualTo(Outcome.NONE);
        assertThat(gains(match)).containsExactly(-2_683L, 820L, -2_500L, 1_601L, 1_500L, 61L, 201L, 1_000L);
    }

    @Test
    void when_the_job_creator_says_nothing_the_provider_shows_its_result_and_is_paid() {
        OneMatch match = committed();
        match.ledger().waitUntilOver(match.id());

        match.reveal(RP, RIGHT).orThrow();

        assertThat(match.outcome()).isEqualTo(Outcome.ACCEPTED);
    }
}
