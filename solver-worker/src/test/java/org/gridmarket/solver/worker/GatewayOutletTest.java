package org.gridmarket.solver.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.gridmarket.api.v1.Committed;
import org.gridmarket.api.v1.Indeterminate;
import org.gridmarket.api.v1.Rejected;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.client.EventFeed;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.client.energy.EnergyEvents;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.SigningBytes;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.solver.cycle.PostOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GatewayOutletTest {
    private static final Round ROUND = Round.of(7);
    private static final LedgerTime GATE = new LedgerTime(Long.MAX_VALUE);
    private static final EnergyCommand.Signed COMMAND = new EnergyCommand.SealSolution(ROUND, 0);
    private static final OperationId OPERATION = new OperationId(Bytes.hex("0b".repeat(16)));

    private final AccountKeyPair keys = AccountKeyPair.ofSeed(Bytes.hex("07".repeat(32)));
    private FakeGateway first;
    private FakeGateway second;
    private GatewayConnections gateways;
    private EventFeed<EnergyEvent> feed;
    private GatewayOutlet outlet;

    @BeforeEach
    void open() throws IOException {
        first = new FakeGateway(List.of());
        second = new FakeGateway(List.of());
        gateways = new GatewayConnections(
                List.of(new Gateway(first.endpoint(), "DSO"), new Gateway(second.endpoint(), "COOPERATIVE")),
                Optional.empty());
        feed = new EventFeed<>(gateways, 0, EnergyEvents::read);
        outlet = new GatewayOutlet(gateways, feed, keys, () -> new LedgerTime(0), new CountDownLatch(1));
    }

    @AfterEach
    void close() {
        feed.close();
        gateways.close();
        first.close();
        second.close();
    }

    private void bothAnswer(SubmitOutcome outcome) {
        first.answer(outcome);
        second.answer(outcome);
    }

    @Test
    void what_is_posted_is_signed_for_this_ledger() {
        bothAnswer(committed());

        assertThat(post()).isEqualTo(new PostOutcome.Accepted());

        SignedOperation sent = first.submitted().getFirst();
        Bytes signed = SigningBytes.of(
                new Target("channel", "chaincode"),
                "energy:sealSolution",
                keys.publicKey(),
                OPERATION,
                ROUND.book(),
                bytes(sent.getPayload()));
        assertThat(new PinnedEd25519().isGood(keys.publicKey(), signed, bytes(sent.getSignature())))
                .isTrue();
        assertThat(second.submitted()).containsExactly(sent);
    }

    @Test
    void an_unknown_outcome_is_asked_again_with_the_same_operation() {
        bothAnswer(SubmitOutcome.newBuilder()
                .setIndeterminate(Indeterminate.getDefaultInstance())
                .build());
        bothAnswer(committed());

        assertThat(post()).isEqualTo(new PostOutcome.Accepted());
        assertThat(first.submitted()).hasSize(2);
        assertThat(first.submitted().get(1)).isEqualTo(first.submitted().get(0));
    }

    @Test
    void one_gateways_word_for_a_commit_is_not_enough() {
        first.answer(committed());
        second.answer(rejected("NOT_BETTER"));
        bothAnswer(committed());

        assertThat(post()).isEqualTo(new PostOutcome.Accepted());
        assertThat(first.submitted()).hasSize(2);
    }

    @Test
    void a_refusal_that_two_name_is_final() {
        bothAnswer(rejected("NOT_BETTER"));

        assertThat(post().word()).isEqualTo("NOT_BETTER");
        assertThat(first.submitted()).hasSize(1);
    }

    @Test
    void peers_that_lag_a_block_are_asked_again() {
        bothAnswer(rejected("ROUND_NOT_OPEN"));
        bothAnswer(committed());

        assertThat(post()).isEqualTo(new PostOutcome.Accepted());
    }

    @Test
    void nothing_is_posted_after_the_gate() {
        assertThat(outlet.post(COMMAND, OPERATION, ROUND.book(), new LedgerTime(0))
                        .word())
                .isEqualTo("UNKNOWN");
        assertThat(first.submitted()).isEmpty();
    }

    private PostOutcome post() {
        return outlet.post(COMMAND, OPERATION, ROUND.book(), GATE);
    }

    private static SubmitOutcome committed() {
        return SubmitOutcome.newBuilder()
                .setCommitted(Committed.getDefaultInstance())
                .build();
    }

    private static SubmitOutcome rejected(String code) {
        return SubmitOutcome.newBuilder()
                .setRejected(Rejected.newBuilder().setCode(code))
                .build();
    }

    private static Bytes bytes(ByteString content) {
        return Bytes.of(content.toByteArray());
    }
}
