package org.gridmarket.testbed.household;

import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.MeterGrpc;
import org.gridmarket.api.v1.Reading;
import org.gridmarket.api.v1.ReadingsReport;
import org.gridmarket.api.v1.RelayGrpc;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * Several gateways over gRPC: one at random per operation, so that none learns an agent's habits, and the next one when it
 * does not answer. An operation that may have reached the ledger is never given up here: the answer is Indeterminate, and
 * the agent sends it again under its id.
 */
public final class GrpcGatewayLink implements GatewayLink, AutoCloseable {
    private static final long SUBMIT_SECONDS = 60;
    private static final long ASK_SECONDS = 20;
    private static final long RECONNECT_MILLIS = 200;
    private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

    /** The form in which a list of events is read: the kernel's codec knows records. */
    private record EventList(List<EnergyEvent> events) {}

    private static final RecordCodec<EventList> EVENTS = RecordCodec.of(EventList.class);

    private final List<ManagedChannel> channels;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final RelayTalk talk = new RelayTalk();

    /**
     * @param endpoints {@code host:port} of each gateway, at least one
     */
    public GrpcGatewayLink(List<String> endpoints) {
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("no gateway named; at least one host:port is needed");
        }
        channels = endpoints.stream().map(GrpcGatewayLink::connect).toList();
    }

    private static ManagedChannel connect(String endpoint) {
        return NettyChannelBuilder.forTarget(endpoint)
                .usePlaintext()
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .build();
    }

    @Override
    public Answer submit(String function, Submission submission) {
        SignedOperation operation = talk.message(function, submission);
        return tryEach(channel -> RelayGrpc.newBlockingStub(channel)
                .withDeadlineAfter(SUBMIT_SECONDS, TimeUnit.SECONDS)
                .submit(operation));
    }

    @Override
    public Answer reportReadings(MeterId meter, List<SaltedReading> readings, Submission hashes) {
        ReadingsReport report = ReadingsReport.newBuilder()
                .setMeter(meter.name())
                .addAllReadings(readings.stream().map(GrpcGatewayLink::wire).toList())
                .setHashes(talk.message("energy:reportReadings", hashes))
                .build();
        return tryEach(channel -> MeterGrpc.newBlockingStub(channel)
                .withDeadlineAfter(SUBMIT_SECONDS, TimeUnit.SECONDS)
                .reportReadings(report));
    }

    /** What the first gateway that answers says of the market. */
    public MarketDescription describe() {
        StatusRuntimeException last = null;
        for (ManagedChannel channel : shuffled()) {
            try {
                return MarketGrpc.newBlockingStub(channel)
                        .withDeadlineAfter(ASK_SECONDS, TimeUnit.SECONDS)
                        .describe(DescribeRequest.getDefaultInstance());
            } catch (StatusRuntimeException silent) {
                last = silent;
            }
        }
        throw last == null ? new IllegalStateException("no gateway") : last;
    }

    private static Reading wire(SaltedReading reading) {
        return Reading.newBuilder()
                .setInterval(reading.t().index())
                .setNetWh(reading.net().wh())
                .setSalt(RelayTalk.bytes(reading.salt()))
                .build();
    }

    private Answer tryEach(Function<ManagedChannel, SubmitOutcome> call) {
        List<String> silent = new ArrayList<>();
        for (ManagedChannel channel : shuffled()) {
            try {
                return talk.read(call.apply(channel));
            } catch (StatusRuntimeException failure) {
                if (failure.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
                    String detail = String.valueOf(failure.getStatus().getDescription());
                    return new Answer.Rejected("INVALID_ARGUMENT", "gateway", detail);
                }
                silent.add(channel.authority() + ": " + words(failure.getStatus()));
            }
        }
        return new Answer.Indeterminate(String.join("; ", silent));
    }

    /** Without the cause, which a status would show with its stack trace. */
    private static String words(Status status) {
        return status.getDescription() == null ? status.getCode().name() : status.getDescription();
    }

    private List<ManagedChannel> shuffled() {
        List<ManagedChannel> order = new ArrayList<>(channels);
        int first = ThreadLocalRandom.current().nextInt(order.size());
        Collections.rotate(order, first);
        return order;
    }

    @Override
    public void listen(long fromBlock, Listener listener) {
        StreamCursor cursor = new StreamCursor(fromBlock);
        while (!closed.get()) {
            shuffled().forEach(channel -> listenTo(channel, cursor, listener));
        }
    }

    private void listenTo(ManagedChannel channel, StreamCursor cursor, Listener listener) {
        if (closed.get()) {
            return;
        }
        try {
            Iterator<TransactionEvents> stream = MarketGrpc.newBlockingStub(channel)
                    .streamEvents(StreamEventsRequest.newBuilder()
                            .setFromBlock(cursor.block())
                            .build());
            while (!closed.get() && stream.hasNext()) {
                TransactionEvents told = stream.next();
                talk.heardOf(told.getBlock());
                if (cursor.isNew(told.getBlock(), told.getTransactionId())) {
                    listener.tell(new Told(told.getBlock(), told.getTransactionId(), events(told.getEventsJson())));
                }
            }
        } catch (StatusRuntimeException broken) {
            pause(); // and on with the next gateway
        }
    }

    private void pause() {
        if (closed.get()) {
            return;
        }
        try {
            Thread.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException stop) {
            closed.set(true);
            Thread.currentThread().interrupt();
        }
    }

    /** Reads a JSON array of events. */
    public static List<EnergyEvent> events(String json) {
        return EVENTS.read("{\"events\":" + json + "}").events();
    }

    @Override
    public void close() {
        closed.set(true);
        channels.forEach(ManagedChannel::shutdownNow);
    }
}
