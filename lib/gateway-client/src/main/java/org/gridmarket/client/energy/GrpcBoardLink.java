package org.gridmarket.client.energy;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.gridmarket.api.v1.BoardGrpc;
import org.gridmarket.api.v1.BoardLine;
import org.gridmarket.api.v1.BoardMessage;
import org.gridmarket.api.v1.DescribeBoardRequest;
import org.gridmarket.api.v1.DrawGrpc;
import org.gridmarket.api.v1.DrawShareReply;
import org.gridmarket.api.v1.DrawShareRequest;
import org.gridmarket.api.v1.ReadBoardRequest;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.run.SessionId;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Boards and draws of several gateways over gRPC. Each gateway is asked which board it keeps; when several say the same one,
 * all of them are spoken with, since only its owner can sign entries and any of the others may only pretend.
 */
public final class GrpcBoardLink implements BoardLink {
    private static final long CALL_SECONDS = 10;

    /** A draw waits a few seconds only; a gateway that hangs must not use them up. */
    private static final long SHARE_SECONDS = 1;

    private static final long PAUSE_MILLIS = 100;
    private final List<ManagedChannel> channels;
    private final Map<ManagedChannel, AccountKey> boards = new ConcurrentHashMap<>();

    /** @param gateways that may keep boards; their connections stay their owner's */
    public GrpcBoardLink(GatewayConnections gateways) {
        channels = gateways.gateways().stream().map(gateways::channel).toList();
    }

    @Override
    public boolean post(AccountKey board, SessionId session, Octets message) {
        BoardMessage posted = BoardMessage.newBuilder()
                .setSession(wire(session.octets()))
                .setContent(wire(message))
                .build();
        boolean stands = false;
        for (ManagedChannel keeper : keepersOf(board)) {
            stands |= asked(() -> stub(keeper).postMessage(posted).getStands()).orElse(false);
        }
        return stands;
    }

    @Override
    public List<BoardEntry> read(AccountKey board, SessionId session, long behind, Duration patience) {
        ReadBoardRequest request = ReadBoardRequest.newBuilder()
                .setSession(wire(session.octets()))
                .setBehind(Math.toIntExact(behind))
                .setWaitMs(Math.toIntExact(patience.toMillis()))
                .build();
        List<ManagedChannel> keepers = keepersOf(board);
        List<BoardEntry> entries = new ArrayList<>();
        boolean answered = false;
        for (ManagedChannel keeper : keepers) {
            Optional<List<BoardEntry>> read = asked(() -> stub(keeper).readBoard(request).getEntriesList().stream()
                    .map(GrpcBoardLink::entry)
                    .toList());
            answered |= read.isPresent();
            entries.addAll(read.orElse(List.of()));
        }
        if (!answered) {
            pause();
        }
        return entries;
    }

    /** Empty for a gateway that is silent or cannot be read: as if it had nothing; who needs it, goes to the ledger. */
    private static <T> Optional<T> asked(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (StatusRuntimeException | IllegalArgumentException | DateTimeException | ArithmeticException noAnswer) {
            return Optional.empty();
        }
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
        return asked(
                () -> { // empty when silent, refused because it has not read the seal yet, or no share at all
                    DrawShareReply reply = DrawGrpc.newBlockingStub(channel)
                            .withDeadlineAfter(SHARE_SECONDS, TimeUnit.SECONDS)
                            .getDrawShare(request);
                    return new DrawShare(new DrawKey(bytes(reply.getKey())), bytes(reply.getProof()));
                });
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

    private List<ManagedChannel> keepersOf(AccountKey board) {
        if (!boards.containsValue(board)) {
            channels.forEach(this::ask);
        }
        return channels.stream()
                .filter(channel -> board.equals(boards.get(channel)))
                .toList();
    }

    private void ask(ManagedChannel channel) {
        asked(() -> stub(channel)
                        .describeBoard(DescribeBoardRequest.getDefaultInstance())
                        .getBoard())
                .filter(key -> !key.isEmpty())
                .flatMap(key -> asked(() -> new AccountKey(bytes(key))))
                .ifPresent(key -> boards.put(channel, key));
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
}
