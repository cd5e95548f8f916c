package org.gridmarket.gateway.relay;

import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import org.gridmarket.api.v1.RelayGrpc;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.gateway.grpc.Caller;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.slots.Origin;

/** Carries signed operations; for agents, meters and solvers. */
@GrpcService
public class RelayEndpoint extends RelayGrpc.RelayImplBase {
    private final Relaying relaying;

    @Inject
    public RelayEndpoint(Relaying relaying) {
        this.relaying = relaying;
    }

    @Override
    public void submit(SignedOperation operation, StreamObserver<SubmitOutcome> caller) {
        Origin origin = Caller.current().origin();
        Calls.answer(caller, () -> relaying.carry(operation, ArrivalPath.DIRECT, origin));
    }
}
