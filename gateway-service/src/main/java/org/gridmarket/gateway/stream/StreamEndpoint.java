package org.gridmarket.gateway.stream;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import jakarta.inject.Inject;
import org.gridmarket.api.v1.StreamAllocationRequest;
import org.gridmarket.api.v1.StreamsGrpc;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Credential;
import org.gridmarket.gateway.CallerPlaces;
import org.gridmarket.gateway.grpc.Caller;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.market.KnownAccounts;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.gateway.relay.OutcomeMessage;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.stream.offer.Acceptance;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;

/**
 * Carries allocations that no single account signs. Before an endorsement is spent, each party's signature is checked and each
 * has to be an account that the ledger has spoken of: so strangers cannot make this gateway work for nothing.
 */
@GrpcService
public class StreamEndpoint extends StreamsGrpc.StreamsImplBase {
    private static final RecordCodec<StreamCommand.CreateAllocation> COMMAND =
            RecordCodec.of(StreamCommand.CreateAllocation.class);

    private final Chain chain;
    private final SignatureCheck signatures;
    private final KnownAccounts known;
    private final CallerPlaces places;

    @Inject
    public StreamEndpoint(Chain chain, SignatureCheck signatures, ReadDatabase database, CallerPlaces places) {
        this.chain = chain;
        this.signatures = signatures;
        this.known = new KnownAccounts(database.jdbi());
        this.places = places;
    }

    @Override
    public void createStreamAllocation(StreamAllocationRequest request, StreamObserver<SubmitOutcome> caller) {
        Origin origin = Caller.current().origin();
        Calls.answer(caller, () -> carry(request, origin));
    }

    private SubmitOutcome carry(StreamAllocationRequest request, Origin origin) {
        StreamCommand.CreateAllocation command = Calls.reading(() -> read(request.getCommandJson()));
        requireSigned(command);
        return switch (places.submissions.take(origin)) {
            case Slots.Full full -> throw Calls.refusal(Status.RESOURCE_EXHAUSTED, full.reason());
            case Place place -> {
                try (place) {
                    yield OutcomeMessage.of(chain.submit(
                            Credential.CLIENT,
                            StreamFunctions.NAMES.of(command),
                            COMMAND.write(command),
                            request.getSeenBlock()));
                }
            }
        };
    }

    private static StreamCommand.CreateAllocation read(String json) {
        int most = StreamLimit.STREAM_PAYLOAD_BYTES.ceiling();
        if (json.length() > most) {
            throw new IllegalArgumentException(
                    "an allocation of " + json.length() + " characters; at most " + most + " are carried");
        }
        return COMMAND.read(json);
    }

    private void requireSigned(StreamCommand.CreateAllocation command) {
        Bytes message = Acceptance.message(chain.target(), command.terms().id(), command.last());
        String lacking =
                Acceptance.lacking(command.acceptances(), command.terms().signers(), message, signatures);
        if (lacking != null) {
            throw Calls.refusal(Status.INVALID_ARGUMENT, lacking);
        }
        for (Acceptance acceptance : command.acceptances()) {
            if (!known.isKnown(acceptance.party())) {
                throw Calls.refusal(
                        Status.PERMISSION_DENIED, "account " + acceptance.party() + " has no purse and no licence");
            }
        }
    }
}
