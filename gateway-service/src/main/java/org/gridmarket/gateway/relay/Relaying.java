package org.gridmarket.gateway.relay;

import io.grpc.Status;
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

/** The way of a signed operation through this gateway, whichever service it came in by. */
@Singleton
public class Relaying {
    private static final RecordCodec<Submission> SUBMISSION = RecordCodec.of(Submission.class);

    private final Chain chain;
    private final Admission admission;
    private final RelayGate gate;
    private final ReadModel model;
    private final GatewayLimits limits;
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
            KnownAccounts accounts,
            LiveMarket market,
            SubmitMeters meters,
            Clock clock) {
        this.chain = chain;
        this.admission = admission;
        this.gate = gate;
        this.model = model;
        this.limits = limits;
        this.accounts = accounts;
        this.market = market;
        this.meters = meters;
        this.clock = clock;
    }

    /** Carries one operation and waits for its outcome; throws a StatusRuntimeException when the relay refuses it. */
    public SubmitOutcome carry(SignedOperation operation, Door door) {
        Submission submission = Calls.reading(() -> SignedOperations.submission(operation));
        awaitRead(operation.getSeenBlock(), door);
        Set<AccountKind> kinds = accounts.kindsOf(submission.signer());
        meters.arrived(door.label(), Admission.isAnonymous(operation.getFunction(), kinds) ? "anonymous" : "public");
        Optional<Status> refusal = admission.refusal(operation.getFunction(), submission, kinds);
        if (refusal.isPresent()) {
            throw meters.refused(refusal.get()).asRuntimeException();
        }
        switch (gate.enter(submission.signer(), kinds.contains(AccountKind.SOLVER), currentRound())) {
            case RelayGate.Answer.Refused(String reason) ->
                throw meters.refused(Status.RESOURCE_EXHAUSTED.withDescription(reason))
                        .asRuntimeException();
            case RelayGate.Answer.Entered entered -> {
                try {
                    Outcome outcome =
                            meters.time(() -> submit(operation.getFunction(), submission, operation.getSeenBlock()));
                    return OutcomeMessage.of(outcome);
                } finally {
                    gate.leave(submission.signer());
                }
            }
        }
    }

    private Outcome submit(String function, Submission submission, long seen) {
        return chain.submit(Credential.CLIENT, function, SUBMISSION.write(submission), seen);
    }

    /** What the sender builds on may have come to it through another gateway: reads as far before it judges. */
    private void awaitRead(long block, Door door) {
        long height = model.height();
        try {
            if (height < block) {
                height = model.awaitAbove(block - 1, limits.readAsCaller().toNanos());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (height < block) {
            meters.arrived(door.label(), "unread");
            throw meters.refused(Status.UNAVAILABLE.withDescription("the operation builds on block " + block
                            + ", and this gateway has read blocks up to " + height
                            + " only; send it through another gateway, or again later"))
                    .asRuntimeException();
        }
    }

    /** Before the market is founded, minutes do for counting. */
    private Interval currentRound() {
        long now = clock.millis();
        return market.calendar()
                .map(calendar -> calendar.roundAt(new LedgerTime(now)))
                .orElseGet(() -> Interval.of((int) TimeUnit.MILLISECONDS.toMinutes(now)));
    }
}
