package org.gridmarket.testbed.household;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.BoardGrpc;
import org.gridmarket.api.v1.BoardLine;
import org.gridmarket.api.v1.BoardMessage;
import org.gridmarket.api.v1.DescribeBoardRequest;
import org.gridmarket.api.v1.DrawGrpc;
import org.gridmarket.api.v1.DrawShareReply;
import org.gridmarket.api.v1.DrawShareRequest;
import org.gridmarket.api.v1.ReadBoardRequest;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.run.SessionId;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;

/** Boards and draws of several gateways over gRPC; asks each gateway once which board it keeps. */
public final class GrpcBoardLink implements BoardLink, AutoCloseable {
    private static final long CALL_SECONDS = 10;

    /** A draw waits a few seconds only; a gateway that hangs must not use them up. */
    private static final long SHARE_SECONDS = 1;

    private static final long PAUSE_MILLIS = 100;
    private static final int MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

    private final List<ManagedChannel> channels;
    private final Map<AccountKey, ManagedChannel> boards = new ConcurrentHashMap<>();

    /** @param endpoints {@code host:port} of each gateway */
    public GrpcBoardLink(List<String> endpoints) {
        channels = endpoints.stream()
                .map(endpoint -> NettyChannelBuilder.forTarget(endpoint)
                        .usePlaintext()
                        .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                        .build())
                .toList();
    }

    @Override
    public boolean post(AccountKey board, SessionId session, Octets message) {
        try {
            return keeperOf(board)
                    .map(channel -> stub(channel)
                            .postMessage(BoardMessage.newBuilder()
                                    .setSession(wire(session.octets()))
                                    .setContent(wire(message))
                                    .build())
                            .getStands())
                    .orElse(false);
        } catch (StatusRuntimeException silent) {
            return false;
        }
    }

    @Override
    public List<BoardEntry> read(AccountKey board, SessionId session, long behind, Duration patience) {
        try {
            Optional<ManagedChannel> keeper = keeperOf(board);
            if (keeper.isPresent()) {
                return stub(keeper.get())
                        .readBoard(ReadBoardRequest.newBuilder()
                                .setSession(wire(session.octets()))
                                .setBehind(Math.toIntExact(behind))
                                .setWaitMs(Math.toIntExact(patience.toMillis()))
                                .build())
                        .getEntriesList()
                        .stream()
                        .map(GrpcBoardLink::entry)
                        .toList();
            }
        } catch (StatusRuntimeException silent) {
            // as if it had nothing; whoever needs it goes to the ledger
        }
        pause();
        return List.of();
    }

    @Override
    public List<DrawShare> shares(Interval window, GroupId group) {
        DrawShareRequest request = DrawShareRequest.newBuilder()
                .setWindow(window.index())
                .setGroup(group.name())
                .build();
        return channels.stream()
                .flatMap(channel -> share(channel, request).stream())
                .toList();
    }

    private static Optional<DrawShare> share(ManagedChannel channel, DrawShareRequest request) {
        try {
            DrawShareReply reply = DrawGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(SHARE_SECONDS, TimeUnit.SECONDS)
                    .getDrawShare(request);
            return Optional.of(new DrawShare(new DrawKey(bytes(reply.getKey())), bytes(reply.getProof())));
        } catch (StatusRuntimeException | IllegalArgumentException noShare) {
            return Optional.empty(); // silent, refused because it has not read the seal yet, or no share at all
        }
    }

    private static Bytes bytes(ByteString content) {
        return Bytes.of(content.toByteArray());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static BoardGrpc.BoardBlockingStub stub(ManagedChannel channel) {
        return BoardGrpc.newBlockingStub(channel).withDeadlineAfter(CALL_SECONDS, TimeUnit.SECONDS);
    }

    private Optional<ManagedChannel> keeperOf(AccountKey board) {
        if (!boards.containsKey(board)) {
            channels.forEach(this::ask);
        }
        return Optional.ofNullable(boards.get(board));
    }

    private void ask(ManagedChannel channel) {
        try {
            ByteString key = stub(channel)
                    .describeBoard(DescribeBoardRequest.getDefaultInstance())
                    .getBoard();
            if (!key.isEmpty()) {
                boards.put(new AccountKey(bytes(key)), channel);
            }
        } catch (StatusRuntimeException silent) {
            // it may answer the next time
        }
    }

    private static BoardEntry entry(BoardLine line) {
        return new BoardEntry(
                line.getNumber(),
                Instant.ofEpochSecond(line.getStampS()),
                octets(line.getContent()),
                octets(line.getHead()),
                octets(line.getSignature()));
    }

    private static Octets octets(ByteString bytes) {
        return Octets.copyOf(bytes.toByteArray());
    }

    private static ByteString wire(Octets octets) {
        return ByteString.copyFrom(octets.toArray());
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }
}
