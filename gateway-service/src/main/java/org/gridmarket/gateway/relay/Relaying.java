package org.gridmarket.gateway.relay;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Credential;
import org.gridmarket.chain.Outcome;
import org.gridmarket.gateway.CallerLimits;
import org.gridmarket.gateway.CallerPlaces;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.gateway.energy.AccountKind;
import org.gridmarket.gateway.energy.KnownAccounts;
import org.gridmarket.gateway.energy.LiveMarket;
import org.gridmarket.gateway.grpc.Calls;
import org.gridmarket.gateway.health.SubmitMeters;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;

/** The way of a signed operation through this gateway, whichever service it came in by. */
@Singleton
public class Relaying {
    private static final RecordCodec<Submission> SUBMISSION = RecordCodec.of(Submission.class);

    private final Chain chain;
    private final Admission admission;
    private final RelayGate gate;
    private final ReadModel model;
    private final GatewayLimits limits;
    private final CallerLimits callers;
    private final CallerPlaces places;
    private final KnownAccounts accounts;
    private final LiveMarket market;
    private final SubmitMeters meters;
    private final Clock clock;

    @Inject
    public Relaying(
            Chain chain,
            Admission admission,
            RelayGate gate,
            ReadModel model,
            GatewayLimits limits,
            CallerLimits callers,
            CallerPlaces places,
            KnownAccounts accounts,
            LiveMarket market,
            SubmitMeters meters,
            Clock clock) {
        this.chain = chain;
        this.admission = admission;
        this.gate = gate;
        this.model = model;
        this.limits = limits;
        this.callers = callers;
        this.places = places;
        this.accounts = accounts;
        this.market = market;
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
        refuse(door, admission.refusalUnread(function, submission), "forged");
        awaitRead(operation.getSeenBlock(), submission, door, origin);
        Set<AccountKind> kinds = accounts.kindsOf(submission.signer());
        meters.arrived(door.label(), Admission.isAnonymous(function, kinds) ? "anonymous" : "public");
        admission.refusalOf(function, submission, kinds).ifPresent(refusal -> {
            throw meters.refused(refusal).asRuntimeException();
        });
        switch (gate.enter(submission.signer(), kinds.contains(AccountKind.SOLVER), currentRound(), origin)) {
            case RelayGate.Answer.Refused(String reason) ->
                throw meters.refused(Status.RESOURCE_EXHAUSTED.withDescription(reason))
                        .asRuntimeException();
            case RelayGate.Answer.Entered entered -> {
                try (entered) {
                    Outcome outcome = meters.time(() -> submit(function, submission, operation.getSeenBlock()));
                    return OutcomeMessage.of(outcome);
                }
            }
        }
    }

    private void refuse(ArrivalPath door, Optional<Status> refusal, String account) {
        refusal.ifPresent(status -> {
            meters.arrived(door.label(), account);
            throw meters.refused(status).asRuntimeException();
        });
    }

    private Outcome submit(String function, Submission submission, long seen) {
        return chain.submit(Credential.CLIENT, function, SUBMISSION.write(submission), seen);
    }

    /** What the sender builds on may have come to it through another gateway: reads as far before it judges. */
    private void awaitRead(long block, Submission submission, ArrivalPath door, Origin origin) {
        if (model.height() >= block) {
            return;
        }
        if (block - model.height() > callers.blocksAhead()) {
            throw unread(block, door);
        }
        Slots slots =
                accounts.kindsOf(submission.signer()).isEmpty() ? places.unknownBlockWaits : places.knownBlockWaits;
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

    /** Before the market is founded, minutes do for counting. */
    private Interval currentRound() {
        long now = clock.millis();
        return market.calendar()
                .map(calendar -> calendar.roundAt(new LedgerTime(now)))
                .orElseGet(() -> Interval.of((int) TimeUnit.MILLISECONDS.toMinutes(now)));
    }
}
