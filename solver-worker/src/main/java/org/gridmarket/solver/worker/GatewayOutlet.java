package org.gridmarket.solver.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.DescribeRequest;
import org.gridmarket.api.v1.MarketDescription;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.RelayGrpc;
import org.gridmarket.client.Answer;
import org.gridmarket.client.EventAgreement;
import org.gridmarket.client.EventFeed;
import org.gridmarket.client.Gateway;
import org.gridmarket.client.GatewayConnections;
import org.gridmarket.client.RelayMessages;
import org.gridmarket.client.StatusText;
import org.gridmarket.client.Submissions;
import org.gridmarket.client.energy.CommitProof;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.process.Backoff;
import org.gridmarket.solver.cycle.MarketClock;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.solver.cycle.SolutionOutlet;
import org.gridmarket.solver.cycle.SolutionPoster;
import org.jspecify.annotations.Nullable;

/**
 * Posts through the gateways' relays until it is believed what became of it (ADR 12); the same operation again while nobody
 * knows.
 */
final class GatewayOutlet implements SolutionOutlet {
    private static final long SUBMIT_SECONDS = 30;
    private static final long DESCRIBE_SECONDS = 5;

    /** Given for a moment where our clock is before the peers'. */
    private static final String PASSING = CalendarRejection.ROUND_NOT_OPEN.name();

    private final GatewayConnections gateways;
    private final EventFeed<EnergyEvent> feed;
    private final Submissions<EnergyEvent> submissions;
    private final AccountKeyPair keys;
    private final MarketClock clock;
    private final CountDownLatch stopped;
    private @Nullable Target target;

    /** @param feed of the same gateways, which says what is believed */
    GatewayOutlet(
            GatewayConnections gateways,
            EventFeed<EnergyEvent> feed,
            AccountKeyPair keys,
            MarketClock clock,
            CountDownLatch stopped) {
        this.gateways = gateways;
        this.feed = feed;
        this.submissions = new Submissions<>(feed);
        this.keys = keys;
        this.clock = clock;
        this.stopped = stopped;
    }

    @Override
    public AccountKey solver() {
        return keys.publicKey();
    }

    @Override
    public PostOutcome post(EnergyCommand.Signed command, OperationId operation, Book lastBook, LedgerTime until) {
        Backoff backoff = new Backoff(stopped);
        PostOutcome last = new PostOutcome.Unknown("time was over before it could be posted");
        @Nullable Submission signed = null;
        while (clock.now().isBefore(until)) {
            try {
                if (signed == null) {
                    signed = sign(command, operation, lastBook, knownTarget());
                }
                last = read(carry(command, signed));
                if (isFinal(last)) {
                    return last;
                }
            } catch (StatusRuntimeException failed) {
                last = new PostOutcome.Unknown(StatusText.of(failed));
            }
            if (!backoff.pause()) {
                return last;
            }
        }
        return last;
    }

    private Answer carry(EnergyCommand.Signed command, Submission signed) {
        String function = EnergyFunctions.of(command);
        return submissions.carry(
                CommitProof.of(command, signed),
                feed.preferred(),
                (gateway, seenBlock) -> Submissions.asked(() -> RelayGrpc.newBlockingStub(gateways.channel(gateway))
                        .withDeadlineAfter(SUBMIT_SECONDS, TimeUnit.SECONDS)
                        .submit(RelayMessages.message(function, signed, seenBlock))));
    }

    private static boolean isFinal(PostOutcome outcome) {
        return switch (outcome) {
            case PostOutcome.Accepted accepted -> true;
            case PostOutcome.Refused refused -> !refused.code().equals(PASSING);
            case PostOutcome.Unknown unknown -> false;
        };
    }

    /**
     * The ledger's name; the same for all gateways and for ever, so it is asked until gateways of two organisations, or a
     * trusted one, name the same.
     */
    private Target knownTarget() {
        if (target == null) {
            target = askTarget();
        }
        return target;
    }

    private Target askTarget() {
        Map<Target, Set<String>> named = new LinkedHashMap<>();
        StatusRuntimeException last = Status.UNAVAILABLE
                .withDescription("gateways of two organisations do not name the same ledger")
                .asRuntimeException();
        for (Gateway gateway : feed.preferred()) {
            try {
                MarketDescription market = MarketGrpc.newBlockingStub(gateways.channel(gateway))
                        .withDeadlineAfter(DESCRIBE_SECONDS, TimeUnit.SECONDS)
                        .describe(DescribeRequest.getDefaultInstance());
                Target told = new Target(market.getChannel(), market.getChaincode());
                Set<String> voices = named.computeIfAbsent(told, name -> new TreeSet<>());
                voices.add(gateway.organisation());
                if (gateway.trusted() || voices.size() >= EventAgreement.ORGANISATIONS) {
                    return told;
                }
            } catch (StatusRuntimeException silent) {
                last = silent;
            }
        }
        throw last;
    }

    private Submission sign(EnergyCommand.Signed command, OperationId operation, Book lastBook, Target ledger) {
        return keys.sign(ledger, EnergyFunctions.of(command), operation, lastBook, SolutionPoster.payload(command));
    }

    private static PostOutcome read(Answer answer) {
        return switch (answer) {
            case Answer.Committed done -> new PostOutcome.Accepted();
            case Answer.Rejected refused -> new PostOutcome.Refused(refused.code(), refused.detail());
            case Answer.Conflicted conflict -> new PostOutcome.Unknown("conflicted " + conflict.attempts() + " times");
            case Answer.Indeterminate unknown -> new PostOutcome.Unknown(unknown.reason());
        };
    }
}
