package org.gridmarket.gateway.meter;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.util.List;
import org.gridmarket.api.v1.EnrolReply;
import org.gridmarket.api.v1.EnrolRequest;
import org.gridmarket.api.v1.ListWaitingRequest;
import org.gridmarket.api.v1.MeterEvent;
import org.gridmarket.api.v1.MeterGrpc;
import org.gridmarket.api.v1.ReadingsReport;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.api.v1.WaitingMeters;
import org.gridmarket.api.v1.WatchRequest;
import org.gridmarket.gateway.GatewayConfig;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.energy.EnergyTables;
import org.gridmarket.gateway.energy.KnownParties;
import org.gridmarket.gateway.feed.Streams;
import org.gridmarket.gateway.grpc.Caller;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.grpc.Shown;
import org.gridmarket.gateway.readmodel.StoredEvents;
import org.gridmarket.gateway.relay.ArrivalPath;
import org.gridmarket.gateway.relay.Relaying;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.slots.Origin;

/** For smart meters. */
@GrpcService
public class MeterEndpoint extends MeterGrpc.MeterImplBase {
    private static final String REPORT = "energy:reportReadings";

    private final EnrolmentDesk desk;
    private final Readings kept;
    private final KnownParties accounts;
    private final Relaying relaying;
    private final SignatureCheck signatures;
    private final Streams streams;
    private final GatewayLimits limits;
    private final Organisation organisation;

    @Inject
    public MeterEndpoint(
            EnrolmentDesk desk,
            Readings kept,
            KnownParties accounts,
            Relaying relaying,
            SignatureCheck signatures,
            Streams streams,
            GatewayLimits limits,
            GatewayConfig config) {
        this.desk = desk;
        this.kept = kept;
        this.accounts = accounts;
        this.relaying = relaying;
        this.signatures = signatures;
        this.streams = streams;
        this.limits = limits;
        this.organisation = config.organisation();
    }

    @Override
    public void enrol(EnrolRequest request, StreamObserver<EnrolReply> caller) {
        Origin origin = Caller.current().origin();
        Calls.answer(caller, () -> {
            EnrolmentDesk.SignedEnrolment signed = Calls.reading(() -> EnrolmentMessages.read(request));
            Enrolment enrolment = signed.enrolment();
            if (!signatures.isGood(enrolment.key(), enrolment.signingBytes(), signed.signature())) {
                throw Calls.refusal(Status.INVALID_ARGUMENT, "the signature does not fit the key and the enrolment");
            }
            return EnrolReply.newBuilder()
                    .setStatus(desk.enrol(signed, origin).name())
                    .build();
        });
    }

    /** Anybody may ask: what a meter wants stands on the ledger as soon as it is proposed, and the signature is its own. */
    @Override
    public void listWaiting(ListWaitingRequest request, StreamObserver<WaitingMeters> caller) {
        Calls.answer(caller, () -> {
            List<EnrolmentDesk.SignedEnrolment> waiting = desk.waiting(
                    request.getAfterMeter(),
                    SignedOperations.bytes(request.getAfterKey()).toHex(),
                    GatewayLimits.ENROLMENTS_PER_ANSWER);
            WaitingMeters.Builder part =
                    WaitingMeters.newBuilder().setMore(waiting.size() == GatewayLimits.ENROLMENTS_PER_ANSWER);
            waiting.forEach(signed -> part.addMeters(EnrolmentMessages.message(signed)));
            return part.build();
        });
    }

    @Override
    public void reportReadings(ReadingsReport report, StreamObserver<SubmitOutcome> caller) {
        Origin origin = Caller.current().origin();
        Calls.answer(caller, () -> report(report, origin));
    }

    /** Hashes first, values after: so no value is kept whose hash the ledger lacks; a retry of the meter heals a crash. */
    private SubmitOutcome report(ReadingsReport report, Origin origin) {
        if (organisation != Organisation.DSO) {
            throw Calls.refusal(
                    Status.FAILED_PRECONDITION, "readings go to a gateway of the DSO; this one is " + organisation);
        }
        if (report.getReadingsCount() > limits.readingsPerReport()) {
            throw Calls.refusal(
                    Status.INVALID_ARGUMENT,
                    report.getReadingsCount() + " readings in one report; at most " + limits.readingsPerReport());
        }
        MeterId meter = Calls.reading(() -> new MeterId(report.getMeter()));
        List<Readings.Reading> readings = Calls.reading(() -> readings(report));
        requireOwn(report, meter);
        EnergyCommand.ReportReadings signed = Calls.reading(() -> RecordCodec.of(EnergyCommand.ReportReadings.class)
                .read(SignedOperations.bytes(report.getHashes().getPayload())));
        Readings.mismatch(meter, readings, signed).ifPresent(mismatch -> {
            throw Calls.refusal(Status.INVALID_ARGUMENT, mismatch);
        });
        SubmitOutcome outcome = relaying.carry(report.getHashes(), ArrivalPath.DIRECT, origin);
        if (outcome.hasCommitted()) {
            kept.keep(meter, readings);
        }
        return outcome;
    }

    private void requireOwn(ReadingsReport report, MeterId meter) {
        if (!report.getHashes().getFunction().equals(REPORT)) {
            throw Calls.refusal(
                    Status.INVALID_ARGUMENT,
                    "readings come with an operation " + REPORT + ", not '"
                            + Shown.text(report.getHashes().getFunction()) + "'");
        }
        AccountKey key = Calls.found(accounts.keyOf(meter), "no meter " + meter + " is registered");
        if (!key.key().equals(SignedOperations.bytes(report.getHashes().getSigner()))) {
            throw Calls.refusal(Status.PERMISSION_DENIED, "the hashes are not signed by meter " + meter);
        }
    }

    private static List<Readings.Reading> readings(ReadingsReport report) {
        return report.getReadingsList().stream()
                .map(reading -> new Readings.Reading(
                        Interval.of(reading.getInterval()),
                        new NetEnergy(reading.getNetWh()),
                        SignedOperations.bytes(reading.getSalt())))
                .toList();
    }

    @Override
    public void watch(WatchRequest request, StreamObserver<MeterEvent> caller) {
        MeterId meter;
        try {
            meter = Calls.reading(() -> new MeterId(request.getMeter()));
        } catch (StatusRuntimeException malformed) {
            caller.onError(malformed);
            return;
        }
        long from = beginning(meter, request.getFromBlock());
        // An account's events count from its binding on, which may be before the block where the caller wants to begin.
        MeterEvents own =
                new MeterEvents(meter, accounts.boundBefore(meter, from).orElse(null));
        streams.open(from, (ServerCallStreamObserver<MeterEvent>) caller, (told, reader) -> tell(told, own, reader));
    }

    /** Not all blocks for one meter: nothing concerns it before it was first named. What is no block stays none. */
    private long beginning(MeterId meter, long asked) {
        return asked < 0 ? asked : Math.max(asked, accounts.firstNaming(meter).orElse(asked));
    }

    private static void tell(StoredEvents.Told told, MeterEvents own, StreamObserver<MeterEvent> reader) {
        for (EnergyEvent event : EnergyTables.EVENTS.readOwn(told.eventsJson())) {
            if (own.concerns(event)) {
                reader.onNext(MeterEvent.newBuilder()
                        .setBlock(told.block())
                        .setEventJson(EnergyTables.EVENTS.write(event))
                        .build());
            }
        }
    }
}
