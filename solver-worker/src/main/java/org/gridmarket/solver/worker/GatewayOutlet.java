package org.gridmarket.solver.worker;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.RelayGrpc;
import org.gridmarket.api.v1.SignedOperation;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.solver.cycle.MarketClock;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.solver.cycle.SolutionOutlet;
import org.gridmarket.solver.cycle.SolutionPoster;
import org.jspecify.annotations.Nullable;

/** Posts through the gateways' relay; the same operation again, through the next gateway, while nobody knows its outcome. */
final class GatewayOutlet implements SolutionOutlet {
    private static final long SUBMIT_SECONDS = 30;
    private static final long DESCRIBE_SECONDS = 5;

    /** Given for a moment where our clock is before the peers'. */
    private static final String PASSING = CalendarRejection.ROUND_NOT_OPEN.name();

    private final Gateways gateways;
    private final AccountKeyPair keys;
    private final MarketClock clock;
    private final CountDownLatch stopped;
    private @Nullable Target target;

    GatewayOutlet(Gateways gateways, AccountKeyPair keys, MarketClock clock, CountDownLatch stopped) {
        this.gateways = gateways;
        this.keys = keys;
        this.clock = clock;
        this.stopped = stopped;
    }

    @Override
    public AccountKey solver() {
        return keys.publicKey();
    }

    @Override
    public PostOutcome post(EnergyCommand.Signed command, OperationId operation, Interval lastBook, LedgerTime until) {
        Backoff backoff = new Backoff(stopped);
        PostOutcome last = new PostOutcome.Unknown("time was over before it could be posted");
        @Nullable SignedOperation signed = null;
        while (clock.now().isBefore(until)) {
            ManagedChannel gateway = gateways.current();
            try {
                if (signed == null) {
                    signed = sign(command, operation, lastBook, targetBy(gateway));
                }
                last = read(RelayGrpc.newBlockingStub(gateway)
                        .withDeadlineAfter(SUBMIT_SECONDS, TimeUnit.SECONDS)
                        .submit(signed.toBuilder()
                                .setSeenBlock(gateways.newestBlock())
                                .build()));
                if (isFinal(last)) {
                    return last;
                }
            } catch (StatusRuntimeException failed) {
                if (failed.getStatus().getCode() == Status.Code.INVALID_ARGUMENT) {
                    return new PostOutcome.Refused(
                            Status.Code.INVALID_ARGUMENT.name(),
                            String.valueOf(failed.getStatus().getDescription()));
                }
                last = new PostOutcome.Unknown(gateway.authority() + ": " + StatusText.of(failed));
                gateways.leave(gateway);
            }
            if (!backoff.pause()) {
                return last;
            }
        }
        return last;
    }

    private static boolean isFinal(PostOutcome outcome) {
        return switch (outcome) {
            case PostOutcome.Accepted accepted -> true;
            case PostOutcome.Refused refused -> !refused.code().equals(PASSING);
            case PostOutcome.Unknown unknown -> false;
        };
    }

    /** The ledger's name; the same for all gateways and for ever, so it is asked once. */
    private Target targetBy(ManagedChannel gateway) {
        if (target == null) {
            MarketDescription market = MarketGrpc.newBlockingStub(gateway)
                    .withDeadlineAfter(DESCRIBE_SECONDS, TimeUnit.SECONDS)
                    .describe(DescribeRequest.getDefaultInstance());
            target = new Target(market.getChannel(), market.getChaincode());
        }
        return target;
    }

    private SignedOperation sign(
            EnergyCommand.Signed command, OperationId operation, Interval lastBook, Target ledger) {
        String function = EnergyFunctions.of(command);
        Submission signed = keys.sign(ledger, function, operation, lastBook, SolutionPoster.payload(command));
        return SignedOperation.newBuilder()
                .setFunction(function)
                .setSigner(ByteString.copyFrom(signed.signer().key().copy()))
                .setOperationId(ByteString.copyFrom(operation.id().copy()))
                .setLastBook(lastBook.index())
                .setPayload(ByteString.copyFrom(signed.payload().copy()))
                .setSignature(ByteString.copyFrom(signed.signature().copy()))
                .build();
    }

    private static PostOutcome read(SubmitOutcome outcome) {
        return switch (outcome.getOutcomeCase()) {
            case COMMITTED -> new PostOutcome.Accepted();
            case REJECTED ->
                new PostOutcome.Refused(
                        outcome.getRejected().getCode(), outcome.getRejected().getDetail());
            case CONFLICTED ->
                new PostOutcome.Unknown("conflicted " + outcome.getConflicted().getAttempts() + " times");
            case INDETERMINATE ->
                new PostOutcome.Unknown(outcome.getIndeterminate().getReason());
            case OUTCOME_NOT_SET -> new PostOutcome.Unknown("the gateway answered without an outcome");
        };
    }
}
