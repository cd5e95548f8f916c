package org.gridmarket.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.EnrolRequest;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.MeterGrpc;
import org.gridmarket.api.v1.Reading;
import org.gridmarket.api.v1.ReadingsReport;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.api.v1.WatchRequest;
import org.gridmarket.gateway.energy.KnownParties;
import org.gridmarket.gateway.meter.Enrolment;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.bill.ReadingHash;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.Test;

/** Operations on their way in: relay and meters. */
@QuarkusTest
class RelayServicesTest extends GatewaySuite {
    @Inject
    CallerPlaces places;

    @Inject
    KnownParties known;

    @Test
    void a_relayed_operation_is_committed() throws InterruptedException {
        traded();

        SubmitOutcome outcome = submit(EnergyExamples.keyPair(2), withdrawal(5));

        assertThat(outcome.hasCommitted()).as(outcome.toString()).isTrue();
        assertThat(outcome.getCommitted().getRepeated()).isFalse();
    }

    @Test
    void a_retry_gets_the_first_outcome() throws InterruptedException {
        traded();
        SignedOperation once =
                operation(EnergyExamples.keyPair(2), ledger.with(MarketOnLedger::nextOperation), withdrawal(7));
        SubmitOutcome first = submit(once);

        SubmitOutcome again = submit(once);

        assertThat(again.getCommitted().getRepeated()).isTrue();
        assertThat(again.getCommitted().getResultJson())
                .isEqualTo(first.getCommitted().getResultJson());
    }

    @Test
    void what_the_rules_refuse_comes_back_with_its_code() throws InterruptedException {
        traded();

        SubmitOutcome outcome = submit(EnergyExamples.keyPair(2), withdrawal(Founding.TRADING_LIMIT_WH + 1));

        assertThat(outcome.getRejected().getCode()).isEqualTo("PRODUCTION_LIMIT_EXCEEDED");
    }

    @Test
    void an_operation_that_builds_on_a_block_nobody_has_is_not_carried() throws InterruptedException {
        traded();
        SignedOperation ahead =
                operation(EnergyExamples.keyPair(2), ledger.with(MarketOnLedger::nextOperation), withdrawal(3))
                        .toBuilder()
                        .setSeenBlock(1_000_000)
                        .build();

        assertThat(refusal(() -> submit(ahead))).isEqualTo(Status.Code.UNAVAILABLE);
    }

    @Test
    void a_key_nobody_knows_is_not_carried() throws InterruptedException {
        traded();

        assertThat(refusal(() -> submit(EnergyExamples.keyPair(999), withdrawal(1))))
                .isEqualTo(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void a_prosumer_may_register_though_nobody_knows_its_account() throws InterruptedException {
        traded();

        // bound already, which only the ledger finds: the relay has carried it
        SubmitOutcome outcome =
                submit(EnergyExamples.keyPair(999), new EnergyCommand.RegisterProsumer(Founding.certificate(1)));

        assertThat(outcome.hasRejected()).isTrue();
    }

    @Test
    void a_bad_signature_costs_no_endorsement() throws InterruptedException {
        traded();
        SignedOperation forged =
                operation(EnergyExamples.keyPair(2), ledger.with(MarketOnLedger::nextOperation), withdrawal(1))
                        .toBuilder()
                        .setLastBook(99)
                        .build();

        assertThat(refusal(() -> submit(forged))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void a_forged_operation_is_refused_before_anything_is_waited_for() throws InterruptedException {
        traded();
        SignedOperation forged =
                operation(EnergyExamples.keyPair(2), ledger.with(MarketOnLedger::nextOperation), withdrawal(1))
                        .toBuilder()
                        .setLastBook(99)
                        .setSeenBlock(model.height() + 5)
                        .build();

        assertThat(refusal(() -> submit(forged))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void a_block_that_no_gateway_could_have_seen_is_not_waited_for() throws InterruptedException {
        traded();
        SignedOperation absurd =
                operation(EnergyExamples.keyPair(2), ledger.with(MarketOnLedger::nextOperation), withdrawal(1))
                        .toBuilder()
                        .setSeenBlock(1L << 62)
                        .build();
        long begin = System.nanoTime();

        assertThat(refusal(() -> submit(absurd))).isEqualTo(Status.Code.UNAVAILABLE);

        assertThat(System.nanoTime() - begin)
                .isLessThan(GatewayLimits.STANDARD.readAsCaller().toNanos());
    }

    @Test
    void who_waits_for_a_block_holds_a_place_of_few() throws InterruptedException {
        traded();
        List<Place> others = new ArrayList<>();
        Origin here = new Origin("127.0.0.1");
        Optional<Place> free = places.knownBlockWaits.tryTake(here);
        while (free.isPresent()) {
            others.add(free.get());
            free = places.knownBlockWaits.tryTake(here);
        }
        SignedOperation ahead =
                operation(EnergyExamples.keyPair(2), ledger.with(MarketOnLedger::nextOperation), withdrawal(1))
                        .toBuilder()
                        .setSeenBlock(model.height() + 5)
                        .build();

        assertThatThrownBy(() -> submit(ahead)).hasMessageContaining("wait for a block");
        assertThat(submit(ahead.toBuilder().setSeenBlock(0).build()).hasCommitted())
                .isTrue();
        others.forEach(Place::close);
    }

    @Test
    void what_a_caller_wrote_comes_back_short_and_visible() throws InterruptedException {
        traded();
        SignedOperation long_ =
                operation(EnergyExamples.keyPair(2), ledger.with(MarketOnLedger::nextOperation), withdrawal(1))
                        .toBuilder()
                        .setFunction("\u202Eenergy\n" + "x".repeat(100_000))
                        .build();

        assertThatThrownBy(() -> submit(long_))
                .hasMessageContaining("\\u202Eenergy\\u000Axx")
                .hasMessageContaining("100008 characters")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void a_message_that_is_too_large_is_told_the_bound() {
        SignedOperation large = SignedOperation.newBuilder()
                .setPayload(ByteString.copyFrom(new byte[4_456_448 + 1]))
                .build();

        assertThatThrownBy(() -> submit(large))
                .hasMessageContaining("RESOURCE_EXHAUSTED")
                .hasMessageContaining("4456448 bytes");
    }

    @Test
    void a_reading_whose_salt_could_not_be_kept_is_refused_before_the_ledger_hears_of_it() throws InterruptedException {
        traded();
        Bytes fitting = Bytes.of(new byte[16]);
        for (int length : new int[] {0, 15, 17, 33}) {
            Bytes salt = Bytes.of(new byte[length]);
            Interval past = TradedMarket.EMPTY;
            SignedOperation hashes = operation(
                    Founding.meterKeys(4),
                    ledger.with(MarketOnLedger::nextOperation),
                    new EnergyCommand.ReportReadings(
                            List.of(ReadingHash.of(Founding.meter(4), past, new NetEnergy(-300), fitting))));
            ReadingsReport report = ReadingsReport.newBuilder()
                    .setMeter("meter-4")
                    .addReadings(Reading.newBuilder()
                            .setInterval(past.index())
                            .setNetWh(-300)
                            .setSalt(SignedOperations.bytes(salt)))
                    .setHashes(hashes)
                    .build();

            assertThat(refusal(() -> MeterGrpc.newBlockingStub(channel).reportReadings(report)))
                    .isEqualTo(Status.Code.INVALID_ARGUMENT);
        }
    }

    @Test
    void a_command_of_members_is_not_relayed() throws InterruptedException {
        traded();
        SignedOperation disguised =
                operation(EnergyExamples.keyPair(2), ledger.with(MarketOnLedger::nextOperation), withdrawal(1))
                        .toBuilder()
                        .setFunction("energy:closeRound")
                        .build();

        assertThat(refusal(() -> submit(disguised))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void a_message_above_the_limit_is_refused() {
        byte[] large = new byte[5 * 1024 * 1024];
        SignedOperation operation = SignedOperation.newBuilder()
                .setPayload(ByteString.copyFrom(large))
                .build();

        assertThat(refusal(() -> submit(operation))).isIn(Status.Code.RESOURCE_EXHAUSTED, Status.Code.CANCELLED);
    }

    @Test
    void a_large_message_below_the_limit_is_read() {
        byte[] payload = new byte[4 * 1024 * 1024];
        SignedOperation operation = SignedOperation.newBuilder()
                .setPayload(ByteString.copyFrom(payload))
                .build();

        assertThat(refusal(() -> submit(operation))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void a_meter_enrols_and_waits() throws InterruptedException {
        traded();
        AccountKeyPair keys = EnergyExamples.keyPair(500);
        Enrolment wish = new Enrolment(
                new MeterId("meter-new"),
                keys.publicKey(),
                new FeederId("f1"),
                new TradingLimits(Energy.ofWh(1), Energy.ofWh(2)));
        EnrolRequest.Builder request = EnrolRequest.newBuilder()
                .setMeter("meter-new")
                .setKey(SignedOperations.bytes(keys.publicKey().key()))
                .setFeeder("f1")
                .setLPlusWh(1)
                .setLMinusWh(2)
                .setSignature(SignedOperations.bytes(keys.sign(wish.signingBytes())));
        var meter = MeterGrpc.newBlockingStub(channel);

        assertThat(meter.enrol(request.build()).getStatus()).isEqualTo("WAITING");
        assertThat(refusal(() -> meter.enrol(request.setLPlusWh(9).build()))).isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void readings_must_fit_the_hashes_that_go_to_the_ledger() throws InterruptedException {
        traded();
        Bytes salt = Bytes.utf8("sixteen bytes xx");
        Interval past = TradedMarket.EMPTY;
        var hash = ReadingHash.of(Founding.meter(4), past, new NetEnergy(-300), salt);
        SignedOperation hashes = operation(
                Founding.meterKeys(4),
                ledger.with(MarketOnLedger::nextOperation),
                new EnergyCommand.ReportReadings(List.of(hash)));
        Reading reading = Reading.newBuilder()
                .setInterval(past.index())
                .setNetWh(-299)
                .setSalt(SignedOperations.bytes(salt))
                .build();

        assertThat(refusal(() -> MeterGrpc.newBlockingStub(channel)
                        .reportReadings(ReadingsReport.newBuilder()
                                .setMeter("meter-4")
                                .addReadings(reading)
                                .setHashes(hashes)
                                .build())))
                .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void a_meter_watches_what_concerns_it_and_its_account() throws InterruptedException {
        traded();

        var events = MeterGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .watch(WatchRequest.newBuilder().setMeter("meter-1").build());

        List<String> types =
                List.of("RuleProposed", "RuleEffective", "ProsumerRegistered", "AssetsWithdrawn", "OfferPosted");
        for (String type : types) {
            assertThat(events.next().getEventJson()).startsWith("{\"type\":\"" + type + "\"");
        }
    }

    @Test
    void a_meter_is_watched_from_the_rule_on_that_names_it_first() throws InterruptedException {
        traded();

        var stream = MarketGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .streamEvents(StreamEventsRequest.getDefaultInstance());
        TransactionEvents told = stream.next();
        while (!told.getEventsJson().contains("\"meter\":\"meter-1\"")) {
            told = stream.next();
        }

        assertThat(told.getBlock()).isPositive();
        assertThat(known.firstNaming(new MeterId("meter-1"))).hasValue(told.getBlock());
        assertThat(known.firstNaming(new MeterId("nobody"))).isEmpty();
    }

    @Test
    void a_submission_travels_unchanged() {
        Submission submission = new Submission(
                EnergyExamples.account(1), EnergyExamples.operation(1), Book.of(-3), Bytes.utf8("{}"), Bytes.utf8("s"));

        assertThat(SignedOperations.submission(SignedOperations.message("energy:claim", submission)))
                .isEqualTo(submission);
    }
}
