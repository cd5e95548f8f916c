package org.gridmarket.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.compute.ComputeExamples.RIGHT;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.compute.ComputeRejection;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.message.AcceptedResult;
import org.gridmarket.kernel.compute.message.CommittedResult;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement.Endorsed;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.junit.jupiter.api.Test;

/** Short histories of time, ordering and several matches; each broke an earlier wording of the page (its model, histories.py). */
class ComputeHistoriesTest {
    private static final long TOLERANCE = 30_000;

    private static CommitStatus order(ComputeOnLedger ledger, Endorsed held) {
        return ledger.ledger().ledger().commit(held);
    }

    /** Gateways seal periods once they are over. */
    private static void sealThrough(ComputeOnLedger ledger, LedgerTime time) {
        Clock clock = ledger.ledger().clock();
        ledger.goTo(time);
        for (int period = 0; !time.isBefore(clock.sealable(LedgerPeriod.of(period))); period++) {
            ledger.ledger().run(ClockedLedger.COOPERATIVE, new ClockCommand.SealPeriod(LedgerPeriod.of(period)));
        }
    }

    private static OneMatch unaudited() {
        return OneMatch.matched(new OneMatch.Setting() {
            @Override
            public int auditRate() {
                return 0;
            }
        });
    }

    private static OneMatch retried(int retries) {
        return OneMatch.matched(new OneMatch.Setting() {
            @Override
            public JobOffer job(OfferId note, LedgerTime deadline) {
                return JobVariants.withRetries(OneMatch.Setting.super.job(note, deadline), retries);
            }
        });
    }

    private static OfferId anotherJob(OneMatch match, int auditRate) {
        OfferId directory = match.post(Cast.D, ComputeExamples.directoryNote(match.expiry()));
        LedgerTime deadline = match.ledger().now().plusMillis(3_600_000);
        return ComputeOnLedger.offerOf(match.ledger()
                .run(
                        Cast.JC,
                        new ComputeCommand.PostJobs(
                                List.of(ComputeExamples.job(Cast.JC, Cast.D, directory, deadline, auditRate)))));
    }

    private static ComputeCommand.PostMatches proposing(OfferId job, OfferId resource, OfferId note) {
        return new ComputeCommand.PostMatches(List.of(new ProposedMatch(job, resource, note)));
    }

    @Test
    void a_time_out_dated_ahead_stops_no_provider_that_still_has_time() {
        OneMatch match = OneMatch.matched();
        LedgerTime due = match.ledger().match(match.id()).due();

        match.ledger().goTo(due.plusMillis(TOLERANCE - 29_000));
        assertRefused(ComputeRejection.NOT_DUE, match.ledger().expire(match.id()));

        match.ledger().goTo(due.plusMillis(-10_000));
        assertThat(match.commit(RIGHT).isAccepted()).isTrue();
    }

    @Test
    void a_result_after_the_deadline_is_too_late_even_when_nobody_has_timed_the_match_out() {
        OneMatch match = OneMatch.matched();
        match.ledger().goTo(match.ledger().match(match.id()).due().plusMillis(50_000));

        assertRefused(ComputeRejection.TOO_LATE, match.commit(RIGHT));
    }

    @Test
    void a_replica_that_repeats_the_commitment_of_another_cannot_be_accepted() {
        OneMatch first = unaudited();
        OfferId job = anotherJob(first, 0);
        OfferId resource = first.post(Cast.RP2, ComputeExamples.resource(first.expiry()));
        OfferId note = first.post(Cast.M2, ComputeExamples.mediatorNote(first.expiry()));
        MatchId second = ComputeOnLedger.matchOf(first.ledger().run(Cast.S, proposing(job, resource, note)));
        first.commit(RIGHT).orThrow();

        ComputeCommand.CommitResults copied = new ComputeCommand.CommitResults(List.of(copyOf(first, second)));
        first.ledger().run(Cast.RP2, copied).orThrow();
        first.accept(RIGHT).orThrow();

        assertRefused(
                ComputeRejection.OPENING_MISMATCH,
                first.ledger()
                        .run(
                                Cast.JC,
                                new ComputeCommand.AcceptResults(List.of(new AcceptedResult(second, RIGHT, null)))));
    }

    /** The commitment of one match under the id of another, with the directory's word for it. */
    private static CommittedResult copyOf(OneMatch first, MatchId second) {
        var result = first.ledger().match(first.id()).committed();
        return new CommittedResult(
                second, result, Cast.D.keys().sign(result.heldMessage(ClockedLedger.TARGET, second)));
    }

    @Test
    void a_solver_that_matches_with_whoever_declines_earns_nothing() {
        OneMatch match = retried(3);

        match.decline().orThrow();

        assertThat(match.gainOf(Cast.S)).isZero();
        assertThat(match.gainOf(Cast.JC)).isZero();
    }

    @Test
    void a_job_that_was_declined_goes_back_into_the_book_and_not_to_the_same_provider() {
        OneMatch match = retried(1);
        match.decline().orThrow();
        OfferId same = match.post(Cast.RP, ComputeExamples.resource(match.expiry()));
        OfferId other = match.post(Cast.RP2, ComputeExamples.resource(match.expiry()));

        assertRefused(
                ComputeRejection.PROVIDER_NOT_WANTED,
                match.ledger().run(Cast.S, proposing(match.job(), same, match.mediatorNote())));
        assertThat(match.ledger()
                        .run(Cast.S, proposing(match.job(), other, match.mediatorNote()))
                        .isAccepted())
                .isTrue();
    }

    @Test
    void a_job_goes_back_into_the_book_as_often_as_it_may() {
        OneMatch match = retried(1);
        match.decline().orThrow();
        OfferId other = match.post(Cast.RP2, ComputeExamples.resource(match.expiry()));
        MatchId second = ComputeOnLedger.matchOf(
                match.ledger().run(Cast.S, proposing(match.job(), other, match.mediatorNote())));

        match.ledger().waitUntilOver(second).expire(second).orThrow();

        assertRefused(
                ComputeRejection.OFFER_GONE,
                match.ledger().run(Cast.JC, new ComputeCommand.WithdrawOffer(OfferKind.JOB, match.job())));
        assertThat(match.gainOf(Cast.JC))
                .as("the second provider was silent and pays the estimate")
                .isEqualTo(43_000);
    }

    @Test
    void a_liar_that_claims_a_count_of_nothing_does_not_choose_its_own_fine() {
        OneMatch match = OneMatch.matched();
        Opening low = new Opening(
                ResultStatus.COMPLETED,
                ComputeExamples.hash("junk"),
                new Instructions(0),
                new ByteCount(0),
                ComputeExamples.hash("salt"));
        match.commit(low).orThrow();
        match.reject(RejectReason.WRONG_RESULTS).orThrow();
        match.report(Cast.M1, ComputeExamples.run(RIGHT)).orThrow();
        match.reveal(Cast.M1, low).orThrow();

        match.acceptVerdict(Cast.RP).orThrow();

        assertThat(match.gainOf(Cast.JC) + 183)
                .as("183 µ are its half of the fees")
                .isEqualTo(43_000);
    }

    @Test
    void a_commitment_that_is_kept_back_until_the_job_has_gone_to_another_is_void() {
        OneMatch match = retried(1);
        Endorsed held = (Endorsed) match.ledger().endorse(Cast.RP, match.committing(RIGHT));
        match.silence().orThrow();
        OfferId other = match.post(Cast.RP2, ComputeExamples.resource(match.expiry()));
        MatchId second = ComputeOnLedger.matchOf(
                match.ledger().run(Cast.S, proposing(match.job(), other, match.mediatorNote())));

        assertThat(order(match.ledger(), held)).isNotEqualTo(CommitStatus.VALID);
        assertThat(match.ledger().match(second).status()).isEqualTo(MatchStatus.MATCHED);
    }

    @Test
    void a_match_that_is_kept_back_until_its_deadline_is_over_is_void() {
        OneMatch match = OneMatch.posted();
        Endorsed held = (Endorsed)
                match.ledger().endorse(Cast.S, proposing(match.job(), match.resource(), match.mediatorNote()));

        sealThrough(match.ledger(), match.ledger().now().plusMillis(300_000 + 110_000 + 60_000));

        assertThat(order(match.ledger(), held)).isNotEqualTo(CommitStatus.VALID);
    }

    @Test
    void a_rejection_that_is_kept_back_until_the_mediators_time_is_over_is_void() {
        OneMatch match = OneMatch.committed(RIGHT);
        Endorsed held = (Endorsed) match.ledger()
                .endorse(Cast.JC, new ComputeCommand.RejectResult(match.id(), RejectReason.WRONG_RESULTS, null));

        sealThrough(match.ledger(), match.ledger().now().plusMillis(300_000 + 110_000 + 60_000));

        assertThat(order(match.ledger(), held)).isNotEqualTo(CommitStatus.VALID);
        match.silence().orThrow();
        assertThat(match.ledger().match(match.id()).cases().getFirst().silent()).isFalse();
    }

    @Test
    void a_time_out_that_is_kept_back_until_the_mediators_time_is_over_is_void() {
        OneMatch match = OneMatch.committed(RIGHT);
        match.ledger().waitUntilOver(match.id());
        Endorsed held = (Endorsed) match.ledger()
                .endorse(
                        ClockedLedger.COOPERATIVE,
                        new ComputeCommand.Expire(
                                match.id(), match.ledger().period().next()));

        sealThrough(match.ledger(), match.ledger().now().plusMillis(300_000 + 110_000 + 60_000));

        assertThat(order(match.ledger(), held)).isNotEqualTo(CommitStatus.VALID);
    }

    @Test
    void a_run_that_is_kept_back_until_the_time_to_reveal_is_over_is_void() {
        OneMatch match = OneMatch.committed(RIGHT);
        match.reject(RejectReason.WRONG_RESULTS).orThrow();
        Endorsed held = (Endorsed)
                match.ledger().endorse(Cast.M1, new ComputeCommand.PostRun(match.id(), ComputeExamples.NOISE));

        sealThrough(match.ledger(), match.ledger().now().plusMillis(3_600_000 + 60_000));

        assertThat(order(match.ledger(), held)).isNotEqualTo(CommitStatus.VALID);
        assertThat(match.status()).isEqualTo(MatchStatus.DISPUTED);
    }

    @Test
    void the_same_operation_through_two_relays_counts_once() {
        OneMatch match = OneMatch.matched();
        ComputeOnLedger ledger = match.ledger();
        ComputeCommand.CommitResults commit = match.committing(RIGHT);
        var id = ClockedLedger.operation(999_999);
        LedgerPeriod last = ledger.period().next();
        Endorsed one = (Endorsed) ledger.endorse(Cast.RP, commit, id, last);
        Endorsed two = (Endorsed) ledger.endorse(Cast.RP, commit, id, last);

        assertThat(order(ledger, one)).isEqualTo(CommitStatus.VALID);
        assertThat(order(ledger, two)).isNotEqualTo(CommitStatus.VALID);
        assertRefused(
                ShellRejection.OPERATION_REPEATED, ledger.ledger().settle(ledger.endorse(Cast.RP, commit, id, last)));
    }

    @Test
    void of_two_solvers_that_want_the_same_resource_the_first_gets_it() {
        OneMatch match = OneMatch.posted();
        ComputeOnLedger ledger = match.ledger();
        OfferId job = anotherJob(match, 250);
        OfferId note = match.post(Cast.M2, ComputeExamples.mediatorNote(match.expiry()));
        OfferId resource = match.post(Cast.RP2, ComputeExamples.resource(match.expiry()));
        Endorsed one =
                (Endorsed) ledger.endorse(Cast.S, proposing(match.job(), match.resource(), match.mediatorNote()));
        Endorsed two = (Endorsed) ledger.endorse(Cast.S2, proposing(job, match.resource(), note));

        assertThat(order(ledger, one)).isEqualTo(CommitStatus.VALID);
        assertThat(order(ledger, two)).isNotEqualTo(CommitStatus.VALID);
        assertRefused(ComputeRejection.OFFER_GONE, ledger.run(Cast.S2, proposing(job, match.resource(), note)));
        assertThat(ledger.run(Cast.S2, proposing(job, resource, note)).isAccepted())
                .isTrue();
    }

    @Test
    void the_opening_of_an_earlier_match_is_worth_nothing_after_the_offers_were_renewed() {
        OneMatch match = unaudited();
        match.commit(RIGHT).orThrow();
        match.accept(RIGHT).orThrow();
        OfferId job = anotherJob(match, 0);

        MatchId again = ComputeOnLedger.matchOf(
                match.ledger().run(Cast.S, proposing(job, match.resource(), match.mediatorNote())));
        Match renewed = match.ledger().match(again);

        assertThat(again).isNotEqualTo(match.id());
        assertThat(renewed.resource().use()).isEqualTo(1);
        assertThat(RIGHT.commitment(again)).isNotEqualTo(RIGHT.commitment(match.id()));
    }

    @Test
    void when_everybody_is_silent_three_time_outs_close_the_match() {
        OneMatch match = OneMatch.committed(RIGHT);
        List<MatchStatus> states = new ArrayList<>();
        for (int step = 0; step < 3; step++) {
            states.add(match.status());
            match.silence().orThrow();
        }

        assertThat(states).containsExactly(MatchStatus.COMMITTED, MatchStatus.DISPUTED, MatchStatus.SEEKING);
        assertThat(match.outcome()).isEqualTo(Outcome.NOBODY);
        assertThat(match.ledger().offences()).isEmpty();
    }

    @Test
    void an_offer_whose_renewal_is_stopped_leaves_with_its_match_and_the_row_that_said_so_goes_with_it() {
        OneMatch match = OneMatch.committed(RIGHT);
        match.ledger()
                .run(Cast.RP, new ComputeCommand.StopRenewal(OfferKind.RESOURCE, match.resource(), match.id()))
                .orThrow();

        match.accept(RIGHT).orThrow();

        assertThat(match.ledger().ledger().rows().keySet())
                .noneMatch(key -> key.startsWith("compute.resource~") || key.startsWith("compute.stopped~"));
        assertThat(match.ledger().ledger().rows().keySet().stream().filter(key -> key.startsWith("compute.note~")))
                .as("the notes go on")
                .hasSize(2);
        assertThat(match.gainOf(Cast.RP)).isEqualTo(30_070);
    }

    @Test
    void a_refused_element_of_a_list_harms_no_other() {
        OneMatch match = OneMatch.posted();
        OfferId nowhere = new OfferId(ComputeExamples.hash("nowhere"));
        ProposedMatch bad = new ProposedMatch(nowhere, match.resource(), match.mediatorNote());
        ProposedMatch good = new ProposedMatch(match.job(), match.resource(), match.mediatorNote());

        Decision<Receipt> answer = match.ledger().run(Cast.S, new ComputeCommand.PostMatches(List.of(bad, good, good)));

        assertThat(ComputeOnLedger.moved(answer).moved()).hasSize(1);
        assertThat(ComputeOnLedger.moved(answer).refused())
                .extracting(refused -> refused.index() + " " + refused.code())
                .containsExactly("0 OFFER_GONE", "2 OFFER_GONE");
        assertThat(match.ledger().offences()).isEmpty();
    }
}
