package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.gridmarket.api.v1.StreamAllocationRequest;
import org.gridmarket.api.v1.StreamsGrpc;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.offer.Acceptance;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.gridmarket.testkit.stream.OneAllocation;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.testkit.stream.StreamDraft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Allocations of streams through a whole gateway: what no single account signs, it looks at before it carries it. */
@QuarkusTest
class StreamServicesTest extends GatewaySuite {
    private static final OneAllocation DRAWN = StreamDraft.PAGE.made();
    private static final LedgerPeriod LAST = new LedgerPeriod(7);

    @BeforeEach
    void clock() throws InterruptedException {
        foundClock();
    }

    private static StreamCommand.CreateAllocation signed(Target target, List<StreamCast> by) {
        AllocationTerms terms = DRAWN.terms();
        return new StreamCommand.CreateAllocation(
                terms,
                LAST,
                by.stream()
                        .map(party -> new Acceptance(
                                party.account(), party.keys().sign(Acceptance.message(target, terms.id(), LAST))))
                        .toList());
    }

    private SubmitOutcome create(String json) {
        return StreamsGrpc.newBlockingStub(channel)
                .createStreamAllocation(StreamAllocationRequest.newBuilder()
                        .setCommandJson(json)
                        .build());
    }

    private Status.Code refusalOf(String json) {
        return refusal(() -> create(json));
    }

    private void know(AccountKey account, String reference) {
        PurseCommand.BookMoney booking = new PurseCommand.BookMoney(account, reference, new Money(1));
        send(MarketOnLedger.DSO, PurseFunctions.NAMES.of(booking), booking);
    }

    @Test
    void what_is_no_allocation_is_refused() {
        assertThat(refusalOf("{}")).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusalOf(" ".repeat(2_000_000))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void without_the_signature_of_each_party_nothing_is_carried() {
        StreamCommand.CreateAllocation lacking = signed(
                EnergyExamples.TARGET,
                DRAWN.signers().subList(0, DRAWN.signers().size() - 1));
        StreamCommand.CreateAllocation forAnotherLedger = signed(new Target("another", "gridmarket"), DRAWN.signers());

        assertThat(refusalOf(RecordCodec.text(lacking))).isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(refusalOf(RecordCodec.text(forAnotherLedger))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void strangers_cannot_make_it_work_and_for_accounts_that_the_ledger_knows_the_ledger_decides()
            throws InterruptedException {
        String allocation = RecordCodec.text(signed(EnergyExamples.TARGET, DRAWN.signers()));
        assertThat(refusalOf(allocation)).isEqualTo(Status.Code.PERMISSION_DENIED);

        for (StreamCast party : DRAWN.signers()) {
            know(party.account(), "for-" + party);
        }
        awaitLedger();

        assertThat(create(allocation).hasRejected()).isTrue();
    }
}
