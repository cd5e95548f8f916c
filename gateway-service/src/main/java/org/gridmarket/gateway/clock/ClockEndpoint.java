package org.gridmarket.gateway.clock;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.ClockRequest;
import org.gridmarket.api.v1.LedgerClockGrpc;
import org.gridmarket.api.v1.PresentPeriod;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;

/** Tells how the ledger counts periods, for whoever signs an operation that names one. */
@GrpcService
public class ClockEndpoint extends LedgerClockGrpc.LedgerClockImplBase {
    private final Target target;
    private final LedgerClock ledger;
    private final java.time.Clock clock;

    @Inject
    public ClockEndpoint(Target target, LedgerClock ledger, java.time.Clock clock) {
        this.target = target;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void getClock(ClockRequest request, StreamObserver<ClockReply> caller) {
        Calls.answer(caller, this::reply);
    }

    private ClockReply reply() {
        LedgerTime now = new LedgerTime(clock.millis());
        ClockReply.Builder reply = ClockReply.newBuilder()
                .setChannel(target.channel())
                .setChaincode(target.chaincode())
                .setNowMs(now.epochMillis());
        ledger.clock()
                .ifPresent(founded -> reply.setClockJson(
                                RecordCodec.of(Clock.class).write(founded))
                        .setPresent(present(founded, now)));
        return reply.build();
    }

    private static PresentPeriod present(Clock founded, LedgerTime now) {
        LedgerPeriod period = founded.at(now);
        return PresentPeriod.newBuilder()
                .setPeriod(period.index())
                .setEndMs(founded.end(period).epochMillis())
                .setLastNameable(founded.lastNameable(now).index())
                .build();
    }
}
