package org.gridmarket.client;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.jspecify.annotations.Nullable;

/** What one gateway tells over one call. A message comes only when it is asked for, so that none lies in memory unasked. */
final class EventStream {
    /** How gRPC says that a message, or what it unpacks to, is longer than the channel takes. */
    private static final String TOO_LONG = "message exceeds maximum size";

    private static final long FIND_SECONDS = 20;

    /** A message, or the end: at most one of each is there at a time. */
    private record Told(@Nullable TransactionText message, Status end) {}

    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final ClientCall<StreamEventsRequest, TransactionText> call;

    /**
     * Begins the call.
     *
     * @param context that the call ends with
     * @param fromBlock the first block that is told
     * @param longestEvents events of one transaction that are told whole, in bytes
     * @param messageBytes the most that is taken in one message
     */
    static EventStream open(Context context, Channel channel, long fromBlock, int longestEvents, int messageBytes) {
        Context before = context.attach();
        try {
            return new EventStream(
                    channel, fromBlock, longestEvents, CallOptions.DEFAULT.withMaxInboundMessageSize(messageBytes));
        } finally {
            context.detach(before);
        }
    }

    private EventStream(Channel channel, long fromBlock, int longestEvents, CallOptions options) {
        // On the transport's own thread: all that is done there is to note what came.
        call = channel.newCall(TransactionMessage.STREAM, options.withExecutor(Runnable::run));
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(TransactionText message) {
                        told.add(new Told(message, Status.OK));
                    }

                    @Override
                    public void onClose(Status end, Metadata trailers) {
                        told.add(new Told(null, end));
                    }
                },
                new Metadata());
        call.sendMessage(StreamEventsRequest.newBuilder()
                .setFromBlock(fromBlock)
                .setLongestEvents(longestEvents)
                .build());
        call.halfClose();
    }

    /**
     * Asks for one transaction that was told without its events.
     *
     * @throws StatusRuntimeException when the gateway does not tell it
     */
    static TransactionText find(Channel channel, TransactionText leftOut, ClientMemory memory) {
        EventStream stream = new EventStream(
                channel,
                leftOut.block(),
                memory.longestEvents(),
                CallOptions.DEFAULT
                        .withMaxInboundMessageSize(memory.messageBytes())
                        .withDeadlineAfter(FIND_SECONDS, TimeUnit.SECONDS));
        try {
            Optional<TransactionText> one = stream.next();
            while (one.isPresent() && one.get().block() == leftOut.block()) {
                if (one.get().transaction().equals(leftOut.transaction())) {
                    return one.get();
                }
                one = stream.next();
            }
            throw Status.NOT_FOUND.withDescription("tells no such transaction").asRuntimeException();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Status.CANCELLED.withDescription("interrupted").asRuntimeException();
        } finally {
            stream.call.cancel("it has told enough", null);
        }
    }

    /**
     * Asks for one message more and waits for it; empty when the gateway has ended the stream in order.
     *
     * @throws StatusRuntimeException when the stream broke
     */
    Optional<TransactionText> next() throws InterruptedException {
        call.request(1);
        Told next = told.take();
        if (next.message() == null && !next.end().isOk()) {
            throw next.end().asRuntimeException();
        }
        return Optional.ofNullable(next.message());
    }

    /** What a gateway is caught for then. */
    static String tooLong(int bytes) {
        return "told more in one message than the " + bytes + " bytes allowed";
    }

    /** Whether a stream broke because the gateway sent more in one message than there is room for. */
    static boolean isTooLong(StatusRuntimeException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException failed
                    && failed.getStatus().getCode() == Status.Code.RESOURCE_EXHAUSTED
                    && String.valueOf(failed.getStatus().getDescription()).contains(TOO_LONG)) {
                return true;
            }
        }
        return false;
    }
}
