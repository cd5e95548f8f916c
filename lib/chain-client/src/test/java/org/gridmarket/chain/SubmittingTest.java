package org.gridmarket.chain;

import static io.grpc.Status.Code.ABORTED;
import static io.grpc.Status.Code.DEADLINE_EXCEEDED;
import static io.grpc.Status.Code.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gridmarket.chain.FakePeer.ID;
import static org.gridmarket.chain.FakePeer.failure;
import static org.gridmarket.chain.FakePeer.failureWith;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.BAD_CREATOR_SIGNATURE;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.DUPLICATE_TXID;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.MVCC_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.PHANTOM_READ_CONFLICT;
import static org.hyperledger.fabric.protos.peer.TxValidationCode.VALID;

import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The table of research on Fabric's failures, row by row. */
final class SubmittingTest {
    private static final int ATTEMPTS = 5;
    private static final int SENDINGS = 2;
    private static final List<String> ORGANISATIONS = List.of("DsoMSP", "CooperativeMSP", "RegulatorMSP");

    private final FakePeer own = new FakePeer("Dso");
    private final FakePeer other = new FakePeer("Regulator");
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> alerts = new ArrayList<>();
    private final EndorserChoice endorsers = new EndorserChoice(ORGANISATIONS);

    @Test
    void what_is_valid_in_a_block_is_committed() {
        own.endorses(1).commitsAs(VALID);

        assertThat(submit()).isEqualTo(new Outcome.Committed("result", FakeTransaction.BLOCK, ID));
    }

    @Test
    void a_conflict_is_executed_anew() {
        own.endorses(3)
                .commitsAs(MVCC_READ_CONFLICT)
                .commitsAs(PHANTOM_READ_CONFLICT)
                .commitsAs(VALID);

        assertThat(submit()).isInstanceOf(Outcome.Committed.class);
        assertThat(own.log()).containsExactly("endorse", "submit", "endorse", "submit", "endorse", "submit");
    }

    @Test
    void conflicts_end_after_as_many_attempts_as_are_allowed() {
        own.endorses(ATTEMPTS);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            own.commitsAs(MVCC_READ_CONFLICT);
        }

        assertThat(submit()).isEqualTo(new Outcome.Conflicted(ATTEMPTS));
        assertThat(pauses).hasSize(ATTEMPTS - 1);
    }

    @Test
    void a_refusal_is_not_tried_again() {
        own.refusesToEndorse(refusal());

        assertThat(submit())
                .isEqualTo(new Outcome.Rejected(new Refusal("BOOK_SEALED", "energy-market#time", "book 7")));
    }

    @Test
    void a_refusal_by_a_peer_behind_the_callers_block_is_tried_again_until_all_peers_have_it() {
        own.refusesToEndorse(refusal())
                .hasBlocks(8)
                .refusesToEndorse(refusal())
                .hasBlocks(9)
                .endorses(1)
                .commitsAs(VALID);
        other.hasBlocks(7).hasBlocks(9);

        assertThat(submit(settings(pauses::add), 8)).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void a_refusal_by_peers_that_all_have_the_callers_block_is_believed() {
        own.refusesToEndorse(refusal()).hasBlocks(9).refusesToEndorse(refusal());
        other.hasBlocks(9);

        assertThat(submit(settings(pauses::add), 8)).isInstanceOf(Outcome.Rejected.class);
        assertThat(own.log()).containsExactly("endorse", "height", "endorse");
    }

    @Test
    void a_refusal_stands_when_the_attempts_end_before_the_peers_have_the_callers_block() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            own.refusesToEndorse(refusal()).hasBlocks(3);
            other.hasBlocks(9);
        }

        assertThat(submit(settings(pauses::add), 8)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void a_peer_that_is_catching_up_does_not_delay_a_refusal_by_those_that_have_the_block() {
        own.refusesToEndorse(refusal()).hasBlocks(9).refusesToEndorse(refusal());
        other.hasBlocks(3);
        FakePeer third = new FakePeer("Cooperative").hasBlocks(9);
        GatewayPeers peers = new GatewayPeers(List.of(own, other, third), new Alerts());

        assertThat(new Submitting(peers, endorsers, settings(pauses::add), "energy:postOffers", "{}", 8).run())
                .isInstanceOf(Outcome.Rejected.class);
        assertThat(own.log()).containsExactly("endorse", "height", "endorse by [DsoMSP, CooperativeMSP]");
    }

    @Test
    void no_peer_is_blamed_for_orderers_that_do_not_answer() {
        String nobody = "insufficient number of orderers could successfully process transaction";
        own.endorses(1)
                .losesSubmission(failureWith(nobody, UNAVAILABLE))
                .findsNothing()
                .losesSubmission(failureWith(nobody, UNAVAILABLE))
                .findsNothing();

        assertThat(submit()).isEqualTo(new Outcome.Indeterminate(ID, "unavailable, " + nobody));
        assertThat(alerts).isEmpty();
    }

    @Test
    void an_operation_carried_out_before_is_its_first_outcome() {
        own.refusesToEndorse(
                failure(ABORTED, "chaincode response 500, OPERATION_REPEATED: {\"page\":\"ab\"} [anonymity#copies]"));

        assertThat(submit()).isEqualTo(new Outcome.Repeated("{\"page\":\"ab\"}"));
    }

    @Test
    void a_bug_in_the_chaincode_is_an_exception() {
        own.refusesToEndorse(failure(ABORTED, "chaincode response 500, internal error"));

        assertThatThrownBy(this::submit).isInstanceOf(ChainException.class).hasMessageContaining("internal error");
    }

    @Test
    void an_unknown_outcome_is_looked_up_before_the_same_transaction_is_sent_again() {
        own.endorses(1)
                .losesSubmission(failure(DEADLINE_EXCEEDED))
                .findsNothing()
                .commitsAs(VALID);

        assertThat(submit()).isEqualTo(new Outcome.Committed("result", FakeTransaction.BLOCK, ID));
        assertThat(own.log()).containsExactly("endorse", "submit", "find " + ID, "adopt " + ID, "submit");
    }

    @Test
    void what_the_look_up_finds_is_not_sent_again() {
        own.endorses(1)
                .losesSubmission(failure(UNAVAILABLE, "request already processed"))
                .finds(VALID, 3);

        assertThat(submit()).isEqualTo(new Outcome.Committed("result", 3, ID));
        assertThat(own.log()).containsExactly("endorse", "submit", "find " + ID);
    }

    @Test
    void what_the_look_up_finds_in_conflict_is_executed_anew() {
        own.endorses(2)
                .losesSubmission(failure(DEADLINE_EXCEEDED))
                .finds(MVCC_READ_CONFLICT, 3)
                .commitsAs(VALID);

        assertThat(submit()).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void a_duplicate_is_judged_by_its_first_sending() {
        own.endorses(1)
                .losesSubmission(failure(DEADLINE_EXCEEDED))
                .findsNothing()
                .commitsAs(DUPLICATE_TXID)
                .finds(VALID, 3);

        assertThat(submit()).isEqualTo(new Outcome.Committed("result", 3, ID));
    }

    @Test
    void what_stays_unknown_is_indeterminate_and_never_executed_anew() {
        own.endorses(1)
                .losesSubmission(failure(DEADLINE_EXCEEDED))
                .findsNothing()
                .losesSubmission(failure(DEADLINE_EXCEEDED))
                .findsNothing();

        assertThat(submit())
                .isInstanceOfSatisfying(
                        Outcome.Indeterminate.class,
                        unknown -> assertThat(unknown.transactionId()).isEqualTo(ID));
        assertThat(own.log()).containsOnlyOnce("endorse");
    }

    @Test
    void an_unreachable_peer_is_left_for_the_next() {
        own.refusesToEndorse(failure(UNAVAILABLE));
        other.endorses(1).commitsAs(VALID);

        assertThat(submit()).isInstanceOf(Outcome.Committed.class);
        assertThat(alerts).containsExactly("left Dso");
    }

    @Test
    void endorsers_that_are_not_known_yet_are_waited_for_at_the_same_peer() {
        own.refusesToEndorse(failure(UNAVAILABLE, "no combination of peers can be derived"))
                .endorses(1)
                .commitsAs(VALID);

        assertThat(submit()).isInstanceOf(Outcome.Committed.class);
        assertThat(alerts).isEmpty();
    }

    @Test
    void without_any_peer_nothing_was_ordered() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            (attempt % 2 == 0 ? own : other).refusesToEndorse(failure(UNAVAILABLE));
        }

        assertThat(submit())
                .isEqualTo(new Outcome.Unavailable(
                        ATTEMPTS, "the peer of Dso does not answer: unavailable, told by the test"));
    }

    @Test
    void one_mismatch_is_a_peer_behind_and_no_alert() {
        own.refusesToEndorse(mismatch()).endorses(1).commitsAs(VALID);

        assertThat(submit()).isInstanceOf(Outcome.Committed.class);
        assertThat(alerts).isEmpty();
    }

    @Test
    void the_endorser_that_stays_alone_is_found_told_and_left_out() {
        own.refusesToEndorse(mismatch())
                .refusesToEndorse(mismatch())
                .refusesToEndorse(mismatch())
                .endorses(2)
                .commitsAs(VALID)
                .commitsAs(VALID);

        assertThat(submit()).isInstanceOf(Outcome.Committed.class);
        assertThat(alerts).containsExactly("differs CooperativeMSP");
        submit();
        assertThat(own.log())
                .containsExactly(
                        "endorse",
                        "endorse",
                        "endorse by [CooperativeMSP, RegulatorMSP]",
                        "endorse by [DsoMSP, RegulatorMSP]",
                        "submit",
                        "endorse by [DsoMSP, RegulatorMSP]",
                        "submit");
    }

    @Test
    void a_refusal_by_some_only_is_tried_again() {
        own.refusesToEndorse(disputed()).endorses(1).commitsAs(VALID);

        assertThat(submit()).isInstanceOf(Outcome.Committed.class);
    }

    @Test
    void a_refusal_by_some_that_stays_is_a_refusal() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            own.refusesToEndorse(disputed());
        }

        assertThat(submit())
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo("BOOK_SEALED"));
    }

    @Test
    void what_some_endorsers_have_carried_out_is_no_refusal_although_the_others_stay_behind() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            own.refusesToEndorse(disputed("OPERATION_REPEATED: {\"page\":\"ab\"} [anonymity#copies]"));
        }

        assertThat(submit()).isEqualTo(new Outcome.Repeated("{\"page\":\"ab\"}"));
    }

    @Test
    void a_transaction_that_is_invalid_for_another_reason_is_an_exception() {
        own.endorses(1).commitsAs(BAD_CREATOR_SIGNATURE);

        assertThatThrownBy(this::submit)
                .isInstanceOf(ChainException.class)
                .hasMessageContaining("BAD_CREATOR_SIGNATURE");
    }

    @Test
    void an_interrupt_between_attempts_ends_them() {
        own.endorses(1).commitsAs(MVCC_READ_CONFLICT);
        ChainSettings interrupted = settings(length -> {
            throw new InterruptedException("by the test");
        });

        assertThat(submit(interrupted)).isInstanceOf(Outcome.Unavailable.class);
        assertThat(Thread.interrupted()).as("stays interrupted").isTrue();
    }

    private static StatusRuntimeException refusal() {
        return failure(ABORTED, "chaincode response 500, BOOK_SEALED: book 7 [energy-market#time]");
    }

    private static StatusRuntimeException mismatch() {
        return failure(ABORTED, "ProposalResponsePayloads do not match");
    }

    private static StatusRuntimeException disputed() {
        return disputed("BOOK_SEALED: book 7 [energy-market#time]");
    }

    private static StatusRuntimeException disputed(String refusal) {
        return failureWith(
                "failed to collect enough transaction endorsements, see attached details for more info",
                ABORTED,
                "chaincode response 500, " + refusal);
    }

    private Outcome submit() {
        return submit(settings(pauses::add));
    }

    private Outcome submit(ChainSettings settings) {
        return submit(settings, Chain.NOTHING_SEEN);
    }

    private Outcome submit(ChainSettings settings, long basis) {
        GatewayPeers peers = new GatewayPeers(List.of(own, other), settings.watch());
        return new Submitting(peers, endorsers, settings, "energy:postOffers", "{}", basis).run();
    }

    private ChainSettings settings(Pause pause) {
        RetryLimits limits = new RetryLimits(ATTEMPTS, SENDINGS, Duration.ofMillis(100), Duration.ofSeconds(1));
        return new ChainSettings(ChainDeadlines.DEFAULT, limits, false, new Alerts(), pause, new Random(1));
    }

    private final class Alerts implements ChainWatch {
        @Override
        public void retried(String function, String reason) {
            // no alert
        }

        @Override
        public void endorsersDiffer(String function, String suspect, String detail) {
            alerts.add("differs " + suspect);
        }

        @Override
        public void blockRefused(String peer, String reason) {
            alerts.add("refused " + peer);
        }

        @Override
        public void peerLeft(String peer, String reason) {
            alerts.add("left " + peer);
        }
    }
}
