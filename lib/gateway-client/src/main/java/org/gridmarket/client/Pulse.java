package org.gridmarket.client;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Whether a gateway is there at all. A process that hangs, or is stopped, keeps its connections: nothing but an answer tells it
 * from one that takes long. So it is asked for its health, as the gRPC health protocol has it, which costs it nothing; any answer
 * counts, a refusal as well.
 */
final class Pulse {
    /** With {@link #QUIET_MILLIS} half of the two seconds in which a client is to be served by another gateway, and some more. */
    static final long ANSWER_MILLIS = 700;

    /** So long a gateway may keep silent over a call until it is asked whether it is there. */
    static final long QUIET_MILLIS = 700;

    /** What is said by this end, when nothing comes from the other; or by one that shuts down. */
    private static final Set<Status.Code> NO_ANSWER =
            EnumSet.of(Status.Code.DEADLINE_EXCEEDED, Status.Code.UNAVAILABLE, Status.Code.CANCELLED);

    private static final MethodDescriptor<byte[], byte[]> CHECK = MethodDescriptor.<byte[], byte[]>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName("grpc.health.v1.Health/Check")
            .setRequestMarshaller(new Unread())
            .setResponseMarshaller(new Unread())
            .build();

    /** A message of no fields is no bytes; what is answered does not matter. */
    private static final byte[] OF_THE_WHOLE_SERVER = {};

    private Pulse() {}

    /** Asks, and waits for {@link #ANSWER_MILLIS} at most. */
    static boolean isFelt(Channel gateway) {
        try {
            ClientCalls.blockingUnaryCall(
                    gateway,
                    CHECK,
                    CallOptions.DEFAULT.withDeadlineAfter(ANSWER_MILLIS, TimeUnit.MILLISECONDS),
                    OF_THE_WHOLE_SERVER);
            return true;
        } catch (StatusRuntimeException refused) {
            return !NO_ANSWER.contains(refused.getStatus().getCode());
        }
    }

    /** Bytes as they are. */
    private static final class Unread implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            try {
                return message.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
