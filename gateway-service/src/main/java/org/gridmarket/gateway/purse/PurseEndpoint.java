package org.gridmarket.gateway.purse;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import org.gridmarket.api.v1.PurseReply;
import org.gridmarket.api.v1.PurseRequest;
import org.gridmarket.api.v1.PursesGrpc;
import org.gridmarket.api.v1.Redemption;
import org.gridmarket.api.v1.RedemptionList;
import org.gridmarket.api.v1.RedemptionsRequest;
import org.gridmarket.api.v1.WaitingPayout;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.party.AccountKey;

/** What everybody may know of purses. */
@GrpcService
public class PurseEndpoint extends PursesGrpc.PursesImplBase {
    private final PurseReports reports;
    private final ReadModel model;

    @Inject
    public PurseEndpoint(PurseReports reports, ReadModel model) {
        this.reports = reports;
        this.model = model;
    }

    @Override
    public void getPurse(PurseRequest request, StreamObserver<PurseReply> caller) {
        Calls.answer(
                caller, () -> reply(Calls.reading(() -> new AccountKey(SignedOperations.bytes(request.getAccount())))));
    }

    private PurseReply reply(AccountKey account) {
        long block = Math.max(0, model.height());
        PurseReports.Purse purse = reports.purse(account);
        PurseReply.Builder reply =
                PurseReply.newBuilder().setHeld(Long.parseLong(purse.held())).setBlock(block);
        purse.payouts()
                .forEach(payout -> reply.addPayouts(WaitingPayout.newBuilder()
                        .setMarket(payout.market())
                        .setDeal(payout.deal())
                        .setAmount(Long.parseLong(payout.amount()))));
        purse.redemptions().forEach(one -> reply.addRedemptions(message(one)));
        return reply.build();
    }

    @Override
    public void listRedemptions(RedemptionsRequest request, StreamObserver<RedemptionList> caller) {
        Calls.answer(caller, () -> {
            RedemptionList.Builder list = RedemptionList.newBuilder();
            reports.overview().redemptions().forEach(one -> list.addRedemptions(message(one)));
            return list.build();
        });
    }

    private static Redemption message(PurseReports.Redemption one) {
        return Redemption.newBuilder()
                .setAccount(SignedOperations.bytes(AccountKey.hex(one.account()).key()))
                .setRedemption(one.redemption())
                .setAmount(Long.parseLong(one.amount()))
                .setStatus(one.status())
                .setReference(one.reference() == null ? "" : one.reference())
                .build();
    }
}
