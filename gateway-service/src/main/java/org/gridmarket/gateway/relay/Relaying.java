package org.gridmarket.gateway.relay;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Supplier;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Credential;
import org.gridmarket.chain.Outcome;
import org.gridmarket.gateway.CallerLimits;
import org.gridmarket.gateway.CallerPlaces;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.health.SubmitMeters;
import org.gridmarket.gateway.market.Admission;
import org.gridmarket.gateway.market.SignerStatus;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Numbered;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;

/** The way of a signed operation through this gateway, whichever service it came in by. */
@Singleton
public class Relaying {
    private static final RecordCodec<Submission> SUBMISSION = RecordCodec.of(Submission.class);
    private static final String ANONYMOUS = "anonymous";

    private final Chain chain;
    private final RelayedMarkets markets;
    private final EnvelopeCheck envelopes;
    private final ReadModel model;
    private final GatewayLimits limits;
    private final CallerLimits callers;
    private final CallerPlaces places;
    private final SubmitMeters meters;
    private final Clock clock;

    @Inject
    public Relaying(
            Chain chain,
            RelayedMarkets markets,
            SignatureCheck signatures,
            ReadModel model,
            GatewayLimits limits,
            CallerLimits callers,
            CallerPlaces places,
            SubmitMeters meters,
            Clock clock) {
        this.chain = chain;
        this.markets = markets;
        this.envelopes = new EnvelopeCheck(chain.target(), signatures);
        this.model = model;
        this.limits = limits;
        this.callers = callers;
        this.places = places;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Carries one operation and waits for its outcome; throws a StatusRuntimeException when the relay refuses it. What costs
     * nothing is checked first, the signature before anything is waited for: a flood of forged operations holds no place.
     */
    public SubmitOutcome carry(SignedOperation operation, ArrivalPath door, Origin origin) {
        String function = operation.getFunction();
        Submission submission = Calls.reading(() -> SignedOperations.submission(operation));
        RelayedMarkets.Relayed market =
                markets.signing(function).orElseThrow(() -> forged(door, EnvelopeCheck.noSuchFunction(function)));
        Admission admission = market.admission();
        envelopes.refusal(function, submission, admission.payloadBytes()).ifPresent(status -> {
            throw forged(door, status);
        });
        awaitRead(operation.getSeenBlock(), () -> admission.signer(function, submission), door, origin);
        SignerStatus.Vouched vouched = vouched(admission.signer(function, submission), submission, door);
        meters.arrived(door.label(), vouched.anonymous() ? ANONYMOUS : "public");
        Numbered beat = admission.beat(new LedgerTime(clock.millis()));
        return switch (market.gate().enter(submission.signer(), vouched.inParts(), beat, origin)) {
            case RelayGate.Answer.Refused(String reason) ->
                throw meters.refused(Status.RESOURCE_EXHAUSTED.withDescription(reason))
                        .asRuntimeException();
            case RelayGate.Answer.Entered entered -> {
                try (entered) {
                    yield OutcomeMessage.of(meters.time(() -> submit(function, submission, operation.getSeenBlock())));
                }
            }
        };
    }

    private SignerStatus.Vouched vouched(SignerStatus status, Submission submission, ArrivalPath door) {
        return switch (status) {
            case SignerStatus.Vouched vouched -> vouched;
            case SignerStatus.Stranger(String lacks) -> {
                meters.arrived(door.label(), ANONYMOUS);
                throw meters.refused(Status.PERMISSION_DENIED.withDescription(
                                "account " + submission.signer() + " " + lacks + "; a relay carries nothing for it"))
                        .asRuntimeException();
            }
        };
    }

    private StatusRuntimeException forged(ArrivalPath door, Status status) {
        meters.arrived(door.label(), "forged");
        return meters.refused(status).asRuntimeException();
    }

    private Outcome submit(String function, Submission submission, long seen) {
        return chain.submit(Credential.CLIENT, function, SUBMISSION.write(submission), seen);
    }

    /** What the sender builds on may have come to it through another gateway: reads as far before it judges. */
    private void awaitRead(long block, Supplier<SignerStatus> signer, ArrivalPath door, Origin origin) {
        if (model.height() >= block) {
            return;
        }
        if (block - model.height() > callers.blocksAhead()) {
            throw unread(block, door);
        }
        Slots slots = signer.get() instanceof SignerStatus.Stranger ? places.unknownBlockWaits : places.knownBlockWaits;
        switch (slots.take(origin)) {
            case Slots.Full full ->
                throw meters.refused(Status.UNAVAILABLE.withDescription(full.reason()))
                        .asRuntimeException();
            case Place place -> {
                try (place) {
                    if (model.awaitAbove(block - 1, limits.readAsCaller().toNanos()) < block) {
                        throw unread(block, door);
                    }
                } catch (InterruptedException stopping) {
                    Thread.currentThread().interrupt();
                    throw unread(block, door);
                }
            }
        }
    }

    private StatusRuntimeException unread(long block, ArrivalPath door) {
        meters.arrived(door.label(), "unread");
        return meters.refused(Status.UNAVAILABLE.withDescription("the operation builds on block "
                        + Long.toUnsignedString(block) + ", and this gateway has read blocks up to " + model.height()
                        + " only; send it through another gateway, or again later"))
                .asRuntimeException();
    }
}
