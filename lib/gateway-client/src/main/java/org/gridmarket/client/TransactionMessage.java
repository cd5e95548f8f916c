package org.gridmarket.client;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/** How what one transaction told travels from a gateway to a client. */
public final class TransactionMessage {
    /** Bytes that are read at a time, where a message is read piece by piece. */
    private static final int PIECE_BYTES = 4_096;

    private static final int DIGEST_BYTES = 32;

    /** Of one {@code char} in UTF-8; a pair of them has four. */
    private static final int MOST_BYTES_OF_A_CHARACTER = 3;

    /** The stream of events, whose messages a client reads as bytes: as text they could take several times their length. */
    static final MethodDescriptor<StreamEventsRequest, TransactionText> STREAM =
            MarketGrpc.getStreamEventsMethod().toBuilder(
                            MarketGrpc.getStreamEventsMethod().getRequestMarshaller(), new AsBytes())
                    .build();

    private TransactionMessage() {}

    /**
     * What a gateway tells.
     *
     * @param eventsJson JSON array of the transaction's events
     * @param longest how many bytes of events the caller has room for; 0 where it has not said, and gets all
     */
    public static TransactionEvents of(long block, String transaction, String eventsJson, long longest) {
        TransactionEvents.Builder told =
                TransactionEvents.newBuilder().setBlock(block).setTransactionId(transaction);
        long lengthAtMost = (long) MOST_BYTES_OF_A_CHARACTER * eventsJson.length();
        if (longest == 0 || Long.compareUnsigned(lengthAtMost, longest) <= 0) {
            return told.setEventsJson(eventsJson).build(); // nearly all: nothing has to be counted
        }
        Bytes events = Bytes.utf8(eventsJson);
        if (Long.compareUnsigned(events.length(), longest) <= 0) {
            return told.setEventsJson(eventsJson).build();
        }
        return told.setLeftOutBytes(events.length())
                .setLeftOutDigest(ByteString.copyFrom(Digest.sha256(events).copy()))
                .build();
    }

    private static final class AsBytes implements MethodDescriptor.Marshaller<TransactionText> {
        @Override
        public InputStream stream(TransactionText value) {
            throw new UnsupportedOperationException("a client tells no events");
        }

        @Override
        public TransactionText parse(InputStream message) {
            try {
                return read(CodedInputStream.newInstance(message, PIECE_BYTES));
            } catch (IOException malformed) {
                throw Status.INTERNAL
                        .withDescription("no transaction: " + malformed.getMessage())
                        .withCause(malformed)
                        .asRuntimeException();
            }
        }

        private static TransactionText read(CodedInputStream in) throws IOException {
            long block = 0;
            String transaction = "";
            Bytes events = Bytes.utf8("");
            long leftOut = 0;
            Bytes digest = Bytes.utf8("");
            int tag = in.readTag();
            while (tag != 0) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case TransactionEvents.BLOCK_FIELD_NUMBER -> block = in.readUInt64();
                    case TransactionEvents.TRANSACTION_ID_FIELD_NUMBER -> transaction = in.readStringRequireUtf8();
                    case TransactionEvents.EVENTS_JSON_FIELD_NUMBER -> events = Bytes.of(in.readByteArray());
                    case TransactionEvents.LEFT_OUT_BYTES_FIELD_NUMBER -> leftOut = in.readUInt64();
                    case TransactionEvents.LEFT_OUT_DIGEST_FIELD_NUMBER -> digest = Bytes.of(in.readByteArray());
                    default -> in.skipField(tag);
                }
                tag = in.readTag();
            }
            if (leftOut != 0 && digest.length() != DIGEST_BYTES) {
                throw new IOException("a digest of " + digest.length() + " bytes");
            }
            if (leftOut < 0) {
                throw new IOException("events of " + Long.toUnsignedString(leftOut) + " bytes");
            }
            return leftOut == 0
                    ? TransactionText.whole(block, transaction, events)
                    : TransactionText.leftOut(block, transaction, leftOut, digest);
        }
    }
}
