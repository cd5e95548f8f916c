package org.gridmarket.gateway.board;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.gridmarket.api.v1.BoardDescription;
import org.gridmarket.api.v1.BoardEntries;
import org.gridmarket.api.v1.BoardGrpc;
import org.gridmarket.api.v1.BoardLine;
import org.gridmarket.api.v1.BoardMessage;
import org.gridmarket.api.v1.BoardPosted;
import org.gridmarket.api.v1.DescribeBoardRequest;
import org.gridmarket.api.v1.ReadBoardRequest;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.run.SessionId;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.relay.SignedOperations;

/** The boards over gRPC. Anybody may read; who may write, the protocol says by signature. */
@GrpcService
public class BoardEndpoint extends BoardGrpc.BoardImplBase {
    private final OpenBoards boards;

    @Inject
    public BoardEndpoint(OpenBoards boards) {
        this.boards = boards;
    }

    @Override
    public void describeBoard(DescribeBoardRequest request, StreamObserver<BoardDescription> caller) {
        Calls.answer(
                caller,
                () -> BoardDescription.newBuilder()
                        .setBoard(boards.key()
                                .map(key -> SignedOperations.bytes(key.key()))
                                .orElse(ByteString.EMPTY))
                        .build());
    }

    @Override
    public void postMessage(BoardMessage message, StreamObserver<BoardPosted> caller) {
        Calls.answer(
                caller,
                () -> BoardPosted.newBuilder()
                        .setStands(boards.post(session(message.getSession()), octets(message.getContent())))
                        .build());
    }

    @Override
    public void readBoard(ReadBoardRequest request, StreamObserver<BoardEntries> caller) {
        Calls.answer(caller, () -> read(request));
    }

    private BoardEntries read(ReadBoardRequest request) {
        SessionId session = session(request.getSession());
        long behind = Integer.toUnsignedLong(request.getBehind());
        long wait = Integer.toUnsignedLong(request.getWaitMs());
        try {
            List<BoardEntry> entries = boards.read(session, behind, Duration.ofMillis(wait));
            return BoardEntries.newBuilder()
                    .addAllEntries(entries.stream().map(BoardEndpoint::line).toList())
                    .build();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Calls.refusal(Status.UNAVAILABLE, "this gateway is shutting down");
        }
    }

    private static SessionId session(ByteString octets) {
        return Calls.reading(() -> new SessionId(octets(octets)));
    }

    private static BoardLine line(BoardEntry entry) {
        return BoardLine.newBuilder()
                .setNumber(Math.toIntExact(entry.number()))
                .setStampS(entry.stamp().getEpochSecond())
                .setContent(wire(entry.content()))
                .setHead(wire(entry.head()))
                .setSignature(wire(entry.signature()))
                .build();
    }

    private static Octets octets(ByteString bytes) {
        return Octets.copyOf(bytes.toByteArray());
    }

    private static ByteString wire(Octets octets) {
        return ByteString.copyFrom(octets.toArray());
    }
}
