package org.gridmarket.gateway.discovery;

import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import java.util.Optional;
import org.gridmarket.api.v1.DiscoveryGrpc;
import org.gridmarket.api.v1.WatchCards;
import org.gridmarket.api.v1.WatchedCard;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.grpc.Caller;
import org.gridmarket.gateway.grpc.Intake;

/** Who is there, for everybody alike. */
@GrpcService
public class DiscoveryEndpoint extends DiscoveryGrpc.DiscoveryImplBase {
    private final NodeAnnouncement announcement;
    private final Intake intake;
    private final GatewayLimits limits;

    @Inject
    public DiscoveryEndpoint(NodeAnnouncement announcement, Intake intake, GatewayLimits limits) {
        this.announcement = announcement;
        this.intake = intake;
        this.limits = limits;
    }

    @Override
    public void watch(WatchCards request, StreamObserver<WatchedCard> caller) {
        Optional<CardBoard> board = announcement.board();
        if (board.isEmpty()) {
            caller.onError(Status.UNAVAILABLE
                    .withDescription("this gateway runs without a node (gridmarket.node.socket); watch another")
                    .asRuntimeException());
            return;
        }
        Caller.AutoClosing work = Caller.current().working();
        CardStream stream = new CardStream(board.get(), (ServerCallStreamObserver<WatchedCard>) caller, intake, limits);
        Thread.ofVirtual().name("card-stream").start(() -> {
            try (work) {
                stream.run();
            }
        });
    }
}
