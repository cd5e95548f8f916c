package org.gridmarket.gateway.clock;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.ClockRequest;
import org.gridmarket.api.v1.LedgerClockGrpc;
import org.gridmarket.api.v1.PeriodsReply;
import org.gridmarket.api.v1.PeriodsRequest;
import org.gridmarket.api.v1.PresentPeriod;
import org.gridmarket.api.v1.ProposedClock;
import org.gridmarket.api.v1.SealedPeriod;
import org.gridmarket.api.v1.WaitingPeriod;
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
    private final ClockProposals proposals;
    private final ClockReports reports;
    private final java.time.Clock clock;

    @Inject
    public ClockEndpoint(
            Target target, LedgerClock ledger, ClockProposals proposals, ClockReports reports, java.time.Clock clock) {
        this.target = target;
        this.ledger = ledger;
        this.proposals = proposals;
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    public void getClock(ClockRequest request, StreamObserver<ClockReply> caller) {
        Calls.answer(caller, this::reply);
    }

    @Override
    public void listPeriods(PeriodsRequest request, StreamObserver<PeriodsReply> caller) {
        Calls.answer(caller, () -> periods(reports.overview()));
    }

    private static PeriodsReply periods(ClockReports.Overview page) {
        PeriodsReply.Builder reply =
                PeriodsReply.newBuilder().setKeeps(page.keepers().here()).setSealed(page.sealed());
        Long asked = page.keepers().asked();
        if (asked != null) {
            reply.setAskedMs(asked);
        }
        page.keepers().waiting().forEach(one -> {
            Long sealedAt = one.sealedAt();
            reply.addWaiting(WaitingPeriod.newBuilder()
                    .setPeriod(one.period())
                    .setSealableMs(one.sealable())
                    .setSealedMs(sealedAt == null ? 0 : sealedAt));
        });
        page.seals()
                .forEach(seal -> reply.addSeals(SealedPeriod.newBuilder()
                        .setPeriod(seal.period())
                        .setSealedMs(seal.sealedAt())
                        .setBlock(seal.block())
                        .setTransactionId(seal.transaction())
                        .setSweptRows(seal.swept())));
        return reply.build();
    }

    private ClockReply reply() {
        LedgerTime now = new LedgerTime(clock.millis());
        ClockReply.Builder reply = ClockReply.newBuilder()
                .setChannel(target.channel())
                .setChaincode(target.chaincode())
                .setNowMs(now.epochMillis());
        ledger.clock()
                .ifPresentOrElse(
                        founded -> reply.setClockJson(RecordCodec.text(founded)).setPresent(present(founded, now)),
                        () -> proposals.open().forEach(open -> reply.addProposals(proposed(open))));
        return reply.build();
    }

    private static ProposedClock.Builder proposed(ClockProposals.Open open) {
        return ProposedClock.newBuilder()
                .setOrganisation(open.by().name())
                .setClockJson(RecordCodec.text(open.clock()));
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
