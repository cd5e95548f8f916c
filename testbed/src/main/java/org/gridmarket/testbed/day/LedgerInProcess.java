package org.gridmarket.testbed.day;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.ClockRequest;
import org.gridmarket.api.v1.Committed;
import org.gridmarket.api.v1.Conflicted;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.LedgerClockGrpc;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.PresentPeriod;
import org.gridmarket.api.v1.Rejected;
import org.gridmarket.api.v1.RelayGrpc;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.TransactionMessage;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.clock.message.ClockQuery;
import org.gridmarket.kernel.clock.operation.ClockContract;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.operation.PurseContract;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.testkit.purse.ClosedDoor;

/**
 * Clock, purses and one market on a ledger in this process by the clock of the wall, behind two gateways that speak gRPC: for
 * trying workers and commands, as processes of their own, where there is no Fabric. Each operation is a block. Thread-safe.
 */
public final class LedgerInProcess implements MarketGround, AutoCloseable {
    private static final Target TARGET = new Target("gridmarket", "gridmarket");
    private static final List<Organisation> WITH_GATEWAY = List.of(Organisation.DSO, Organisation.COOPERATIVE);

    /** So often a gateway looks whether whoever listens has gone. */
    private static final long LOOK_MILLIS = 100;

    private final InMemoryLedger ledger;
    private final MarketServices further;
    private final List<Server> servers = new ArrayList<>();
    private final List<Gateway> gateways = new ArrayList<>();

    /** Not this object's monitor: two virtual threads that wait for one may keep all others from every processor there is. */
    private final ReentrantLock turn = new ReentrantLock();

    private final Condition news = turn.newCondition();
    private int calls;
    private boolean closed;

    /** What gateways serve of one market, beside what they serve of all. */
    @FunctionalInterface
    public interface MarketServices {
        /** A market without commands that only gateways send. */
        MarketServices NONE = (ledger, gateway) -> List.of();

        /** The services of the gateway of an organisation. */
        List<BindableService> of(LedgerInProcess ledger, Organisation gateway);
    }

    /**
     * A ledger on which nothing is founded, and its gateways on free ports of this machine.
     *
     * @param market that lives by clock and purses
     */
    public LedgerInProcess(Contract market, MarketServices further) {
        this.ledger = InMemoryLedger.running(
                Contracts.of(List.of(
                        new ClockContract(), new PurseContract(new PinnedEd25519(), new ClosedDoor()), market))
                        ::execute,
                1);
        this.further = further;
        for (Organisation organisation : WITH_GATEWAY) {
            Server server = started(0, organisation);
            servers.add(server);
            gateways.add(new Gateway("http://127.0.0.1:" + server.getPort(), organisation.name()));
        }
    }

    private Server started(int port, Organisation organisation) {
        NettyServerBuilder server = NettyServerBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .permitKeepAliveTime(1, TimeUnit.SECONDS) // clients of real gateways ask more often than is usual
                .permitKeepAliveWithoutCalls(true)
                .addService(new Relay(organisation))
                .addService(new Market())
                .addService(new LedgerClock());
        further.of(this, organisation).forEach(server::addService);
        try {
            return server.build().start();
        } catch (IOException taken) {
            throw new UncheckedIOException("cannot listen on port " + port, taken);
        }
    }

    private static LedgerTime now() {
        return new LedgerTime(System.currentTimeMillis());
    }

    private LedgerCall call(Caller.Member by) {
        calls++;
        return new LedgerCall("call" + calls, now(), TARGET, by);
    }

    private <T> T alone(Supplier<T> what) {
        turn.lock();
        try {
            return what.get();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public String carry(Organisation organisation, boolean administrator, String function, String argument) {
        Caller.Member by = new Caller.Member(organisation, administrator, "founder");
        return alone(() -> {
            String result =
                    ledger.submit(function, argument, call(by)).orThrow().result();
            news.signalAll();
            return result;
        });
    }

    /** What a gateway tells whoever has sent it a command. */
    public SubmitOutcome submit(Caller.Member by, String function, String argument) {
        return alone(() -> submitted(by, function, argument));
    }

    private SubmitOutcome submitted(Caller.Member by, String function, String argument) {
        return switch (ledger.endorse(function, argument, call(by), List.of(0))) {
            case Endorsement.Endorsed endorsed -> {
                CommitStatus status = ledger.commit(endorsed);
                news.signalAll();
                yield status == CommitStatus.VALID
                        ? committed(endorsed.receipt().result(), false)
                        : SubmitOutcome.newBuilder()
                                .setConflicted(Conflicted.newBuilder().setAttempts(1))
                                .build();
            }
            case Endorsement.Refused(Rejection reason) ->
                reason.code() == ShellRejection.OPERATION_REPEATED
                        ? committed(reason.detail(), true)
                        : SubmitOutcome.newBuilder()
                                .setRejected(Rejected.newBuilder()
                                        .setCode(reason.code().name())
                                        .setSource(reason.source())
                                        .setDetail(reason.detail()))
                                .build();
            case Endorsement.Aborted(String reason) ->
                throw new IllegalStateException("one peer cannot differ from itself: " + reason);
        };
    }

    private static SubmitOutcome committed(String result, boolean repeated) {
        return SubmitOutcome.newBuilder()
                .setCommitted(Committed.newBuilder().setResultJson(result).setRepeated(repeated))
                .build();
    }

    /** Blocks from a number on, as soon as there are any; none when there are none within the time, ms, or this is closed. */
    public List<Block> blocksFrom(int number, long millis) throws InterruptedException {
        long nanosLeft = TimeUnit.MILLISECONDS.toNanos(millis);
        turn.lock();
        try {
            while (!closed && ledger.blocks().size() <= number && nanosLeft > 0) {
                nanosLeft = news.awaitNanos(nanosLeft);
            }
            List<Block> all = ledger.blocks();
            return List.copyOf(all.subList(Math.min(number, all.size()), all.size()));
        } finally {
            turn.unlock();
        }
    }

    private int height() {
        return alone(() -> ledger.blocks().size());
    }

    /** The clock; empty before it is founded. */
    public Optional<Clock> clock() {
        ClockQuery query = new ClockQuery.ReadClock();
        Caller.Member by = new Caller.Member(Organisation.DSO, false, "reader");
        return alone(() -> ledger.query(ClockFunctions.NAMES.of(query), RecordCodec.text(query), call(by)))
                        instanceof Decision.Accepted<Receipt>(Receipt found)
                ? Optional.of(RecordCodec.of(Clock.class).read(found.result()))
                : Optional.empty();
    }

    public boolean isClosed() {
        return alone(() -> closed);
    }

    @Override
    public Target target() {
        return TARGET;
    }

    @Override
    public List<Gateway> gateways() {
        return List.copyOf(gateways);
    }

    @Override
    public String killGateway(RandomGenerator random) {
        return alone(() -> killed(random));
    }

    private String killed(RandomGenerator random) {
        int index = random.nextInt(servers.size());
        int port = servers.get(index).getPort();
        servers.get(index).shutdownNow();
        try {
            servers.get(index).awaitTermination();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        servers.set(index, started(port, WITH_GATEWAY.get(index)));
        return "gateway-" + WITH_GATEWAY.get(index).name();
    }

    @Override
    public void close() {
        alone(() -> {
            closed = true;
            news.signalAll();
            return closed;
        });
        servers.forEach(Server::shutdownNow);
    }

    // ---- services

    private final class Relay extends RelayGrpc.RelayImplBase {
        private final Caller.Member relay;

        Relay(Organisation organisation) {
            this.relay = new Caller.Member(organisation, false, "relay");
        }

        @Override
        public void submit(SignedOperation operation, StreamObserver<SubmitOutcome> caller) {
            Submission submission = new Submission(
                    new AccountKey(Bytes.of(operation.getSigner().toByteArray())),
                    new OperationId(Bytes.of(operation.getOperationId().toByteArray())),
                    new Book(operation.getLastBook()),
                    Bytes.of(operation.getPayload().toByteArray()),
                    Bytes.of(operation.getSignature().toByteArray()));
            caller.onNext(LedgerInProcess.this.submit(relay, operation.getFunction(), RecordCodec.text(submission)));
            caller.onCompleted();
        }
    }

    private final class Market extends MarketGrpc.MarketImplBase {
        @Override
        public void describe(DescribeRequest request, StreamObserver<MarketDescription> caller) {
            caller.onNext(MarketDescription.newBuilder()
                    .setChannel(TARGET.channel())
                    .setChaincode(TARGET.chaincode())
                    .setBlock(Math.max(0, height() - 1))
                    .setNowMs(now().epochMillis())
                    .build());
            caller.onCompleted();
        }

        @Override
        public void streamEvents(StreamEventsRequest request, StreamObserver<TransactionEvents> caller) {
            ServerCallStreamObserver<TransactionEvents> stream = (ServerCallStreamObserver<TransactionEvents>) caller;
            stream.setOnCancelHandler(() -> {}); // else a block that comes as the listener goes would be a failure
            Thread.ofVirtual().name("tells blocks").start(() -> tell(request, stream));
        }

        private void tell(StreamEventsRequest request, ServerCallStreamObserver<TransactionEvents> stream) {
            try {
                int next = (int) request.getFromBlock();
                while (!isClosed() && !stream.isCancelled()) {
                    for (Block block : blocksFrom(next, LOOK_MILLIS)) {
                        tell(block, stream, request.getLongestEvents());
                        next++;
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        private void tell(Block block, StreamObserver<TransactionEvents> stream, long longest) {
            for (Block.Entry entry : block.transactions()) {
                if (entry.status() == CommitStatus.VALID) {
                    stream.onNext(TransactionMessage.of(
                            block.number(),
                            entry.transaction().call().transactionId(),
                            entry.transaction().receipt().eventsJson(),
                            longest));
                }
            }
        }
    }

    private final class LedgerClock extends LedgerClockGrpc.LedgerClockImplBase {
        @Override
        public void getClock(ClockRequest request, StreamObserver<ClockReply> caller) {
            LedgerTime now = now();
            ClockReply.Builder reply = ClockReply.newBuilder()
                    .setChannel(TARGET.channel())
                    .setChaincode(TARGET.chaincode())
                    .setNowMs(now.epochMillis());
            clock().ifPresent(clock -> reply.setClockJson(RecordCodec.text(clock))
                    .setPresent(PresentPeriod.newBuilder()
                            .setPeriod(clock.at(now).index())
                            .setEndMs(clock.end(clock.at(now)).epochMillis())
                            .setLastNameable(clock.lastNameable(now).index())));
            caller.onNext(reply.build());
            caller.onCompleted();
        }
    }
}
