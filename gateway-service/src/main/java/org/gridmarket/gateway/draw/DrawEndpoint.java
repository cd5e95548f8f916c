package org.gridmarket.gateway.draw;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import org.gridmarket.api.v1.DrawGrpc;
import org.gridmarket.api.v1.DrawShareReply;
import org.gridmarket.api.v1.DrawShareRequest;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.relay.SignedOperations;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.metrics.energy.EnergyMetrics;
import org.gridmarket.metrics.micrometer.Meters;

/** This gateway's shares over gRPC. Anybody may ask; whoever brings them to the ledger can choose nothing. */
@GrpcService
public class DrawEndpoint extends DrawGrpc.DrawImplBase {
    private final OwnShares shares;
    private final Meters meters;

    @Inject
    public DrawEndpoint(OwnShares shares, Meters meters) {
        this.shares = shares;
        this.meters = meters;
    }

    @Override
    public void getDrawShare(DrawShareRequest request, StreamObserver<DrawShareReply> caller) {
        Calls.answer(caller, () -> answer(request));
    }

    private DrawShareReply answer(DrawShareRequest request) {
        Interval window = Calls.reading(() -> Interval.of(request.getWindow()));
        GroupId group = Calls.reading(() -> new GroupId(request.getGroup()));
        try {
            DrawShare share = shares.of(window, group);
            count("given");
            return DrawShareReply.newBuilder()
                    .setKey(SignedOperations.bytes(share.key().point()))
                    .setProof(SignedOperations.bytes(share.proof()))
                    .build();
        } catch (StatusRuntimeException refused) {
            count(refused.getStatus().getCode().name());
            throw refused;
        }
    }

    private void count(String answer) {
        meters.counter(EnergyMetrics.DRAW_SHARES, answer).increment();
    }
}
