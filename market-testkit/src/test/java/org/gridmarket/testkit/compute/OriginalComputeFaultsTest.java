package org.gridmarket.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.compute.ComputeExamples.LIE;
import static org.gridmarket.testkit.compute.ComputeExamples.RIGHT;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import org.gridmarket.kernel.compute.ComputeRejection;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Move;
import org.gridmarket.kernel.compute.match.MoveReason;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.junit.jupiter.api.Test;

/** What the contract of 2019 and 2020 got wrong (research, 1.6 a to j), each made impossible. */
class OriginalComputeFaultsTest {
    private static OneMatch unaudited() {
        OneMatch match = OneMatch.matched(new OneMatch.Setting() {
            @Override
            public int auditRate() {
                return 0;
            }
        });
        match.commit(RIGHT).orThrow();
        return match;
    }

    @Test
    void a_provider_is_paid_for_silence_only_after_the_job_creators_time() {
        OneMatch match = unaudited();
        assertRefused(ComputeRejection.NOT_DUE, match.reveal(Cast.RP, RIGHT));

        match.ledger().waitUntilOver(match.id());

        assertThat(match.reveal(Cast.RP, RIGHT).isAccepted()).isTrue();
    }

    @Test
    void closing_pays_out_exactly_what_lies_in_the_match() {
        OneMatch match = unaudited();
        Match before = match.ledger().match(match.id());

        match.accept(RIGHT).orThrow();

        assertThat(before.money()).isEqualTo(new Money(100_000 + 2_500_000 + 100_000 + 60_000));
        assertThat(match.ledger().offences()).isEmpty();
    }

    @Test
    void nobody_is_charged_for_more_than_the_job_allows() {
        OneMatch match = OneMatch.matched();
        match.commit(MatchingWitnesses.tooLarge()).orThrow();

        assertRefused(ComputeRejection.OVER_LIMIT, match.accept(MatchingWitnesses.tooLarge()));
    }

    @Test
    void a_result_in_time_cannot_be_timed_out_nor_can_one_that_is_rejected() {
        OneMatch match = OneMatch.committed(RIGHT);
        assertRefused(ComputeRejection.NOT_DUE, match.ledger().expire(match.id()));
        match.reject(RejectReason.WRONG_RESULTS).orThrow();

        assertRefused(ComputeRejection.NOT_DUE, match.ledger().expire(match.id()));
        assertThat(match.status()).isEqualTo(MatchStatus.DISPUTED);
    }

    @Test
    void a_result_is_committed_once() {
        OneMatch match = OneMatch.committed(RIGHT);

        assertRefused(LifeCycleRejection.TRANSITION_NOT_ALLOWED, match.commit(LIE));
    }

    @Test
    void the_ledger_checks_each_match_itself_and_that_the_mediator_trusts_the_directory() {
        OneMatch match = OneMatch.posted(new OneMatch.Setting() {
            @Override
            public NoteOffer mediatorNote(LedgerTime expiry) {
                var note = ComputeExamples.mediatorNote(expiry);
                return new NoteOffer.MediatorNote(
                        note.stake(),
                        note.fee(),
                        note.ask(),
                        note.machine(),
                        ComputeExamples.accounts(Cast.D2),
                        note.expiry(),
                        note.renew());
            }
        });

        assertRefused(ComputeRejection.DIRECTORY_NOT_TRUSTED, match.match(Cast.S));
    }

    @Test
    void a_withdrawn_offer_gives_its_whole_deposit_back() {
        OneMatch match = OneMatch.posted();
        match.ledger()
                .run(Cast.RP, new ComputeCommand.WithdrawOffer(OfferKind.RESOURCE, match.resource()))
                .orThrow();

        match.ledger()
                .collect(Cast.RP, new Deal("compute", match.resource().toString()))
                .orThrow();

        assertThat(match.gainOf(Cast.RP)).isZero();
        assertThat(match.ledger().offences()).isEmpty();
    }

    @Test
    void what_is_told_of_a_closing_names_who_paid_whom_and_why() {
        OneMatch match = unaudited();
        match.accept(RIGHT).orThrow();

        ComputeEvent.MatchClosed closed = (ComputeEvent.MatchClosed) match.ledger().events().stream()
                .filter(ComputeEvent.MatchClosed.class::isInstance)
                .findFirst()
                .orElseThrow();

        assertThat(closed.moves())
                .contains(new Move(Cast.JC.account(), Cast.RP.account(), new Money(30_250), MoveReason.PRICE));
    }

    @Test
    void a_mediator_is_paid_no_more_than_was_laid_out_for_it() {
        OneMatch match = OneMatch.committed(LIE);
        match.reject(RejectReason.WRONG_RESULTS).orThrow();
        match.report(Cast.M1, ComputeExamples.run(LIE)).orThrow();
        match.reveal(Cast.M1, LIE).orThrow();

        match.acceptVerdict(Cast.JC).orThrow();

        assertThat(match.gainOf(Cast.M1)).isEqualTo(52_500 + 101);
    }

    @Test
    void a_silent_mediator_holds_nobodys_money() {
        OneMatch match = OneMatch.committed(RIGHT);
        match.reject(RejectReason.WRONG_RESULTS).orThrow();

        match.silence().orThrow();
        match.silence().orThrow();

        assertThat(match.outcome()).isEqualTo(Outcome.NOBODY);
        assertThat(match.gainOf(Cast.M1)).isEqualTo(-95_500);
    }
}
