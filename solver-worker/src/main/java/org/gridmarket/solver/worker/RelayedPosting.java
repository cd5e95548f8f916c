package org.gridmarket.solver.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
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
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.process.Backoff;
import org.gridmarket.solver.cycle.MarketClock;
import org.gridmarket.solver.cycle.PostOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Posts through the gateways' relays until it is believed what became of it (ADR 12); the same operation again while nobody
 * knows. For a solver of any market. Thread-safe.
 *
 * @param <E> the events that its feed tells
 */
public final class RelayedPosting<E> {
    private static final long SUBMIT_SECONDS = 30;
    private static final long DESCRIBE_SECONDS = 5;

    /**
     * One operation.
     *
     * @param function of the market
     * @param sign for the ledger of that name; once
     * @param proof which event shows that it is on the ledger, where one does
     * @param passing a refusal that is given for a moment, where our clock or feed is before the peers'
     * @param until when trying is of no more use
     * @param <E> the events of the market
     */
    public record Operation<E>(
            String function,
            Function<Target, Submission> sign,
            Function<Submission, Optional<Predicate<E>>> proof,
            String passing,
            LedgerTime until) {}

    private final GatewayConnections gateways;
    private final EventFeed<E> feed;
    private final Submissions<E> submissions;
    private final MarketClock clock;
    private final CountDownLatch stopped;
    private volatile @Nullable Target target;

    /** @param feed of the same gateways, which says what is believed */
    public RelayedPosting(GatewayConnections gateways, EventFeed<E> feed, MarketClock clock, CountDownLatch stopped) {
        this.gateways = gateways;
        this.feed = feed;
        this.submissions = new Submissions<>(feed);
        this.clock = clock;
        this.stopped = stopped;
    }

    /** Tries until there is an outcome or time is over. */
    public PostOutcome post(Operation<E> operation) {
        Backoff backoff = new Backoff(stopped);
        PostOutcome last = new PostOutcome.Unknown("time was over before it could be posted");
        @Nullable Submission signed = null;
        while (clock.now().isBefore(operation.until())) {
            try {
                if (signed == null) {
                    signed = operation.sign().apply(knownTarget());
                }
                last = read(carry(operation, signed));
                if (isFinal(last, operation.passing())) {
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

    private Answer carry(Operation<E> operation, Submission signed) {
        return submissions.carryOpenly(
                operation.proof().apply(signed),
                feed.preferred(),
                (gateway, seenBlock) -> Submissions.asked(() -> RelayGrpc.newBlockingStub(gateways.channel(gateway))
                        .withDeadlineAfter(SUBMIT_SECONDS, TimeUnit.SECONDS)
                        .submit(RelayMessages.message(operation.function(), signed, seenBlock))));
    }

    private static boolean isFinal(PostOutcome outcome, String passing) {
        return switch (outcome) {
            case PostOutcome.Accepted accepted -> true;
            case PostOutcome.Refused refused -> !refused.code().equals(passing);
            case PostOutcome.Unknown unknown -> false;
        };
    }

    /**
     * The ledger's name; the same for all gateways and for ever, so it is asked until gateways of two organisations, or a
     * trusted one, name the same.
     */
    private Target knownTarget() {
        Target known = target;
        if (known == null) {
            known = askTarget();
            target = known;
        }
        return known;
    }

    private Target askTarget() {
        Map<Target, Set<String>> named = new LinkedHashMap<>();
        StatusRuntimeException last = Status.UNAVAILABLE
                .withDescription("gateways of two organisations do not name the same ledger")
                .asRuntimeException();
        for (Gateway gateway : feed.preferred()) {
            try {
                MarketDescription market = feed.askOne(
                        gateway,
                        channel -> MarketGrpc.newFutureStub(channel)
                                .withDeadlineAfter(DESCRIBE_SECONDS, TimeUnit.SECONDS)
                                .describe(DescribeRequest.getDefaultInstance()));
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

    private static PostOutcome read(Answer answer) {
        return switch (answer) {
            case Answer.Committed done -> new PostOutcome.Accepted();
            case Answer.Rejected refused -> new PostOutcome.Refused(refused.code(), refused.detail());
            case Answer.Conflicted conflict -> new PostOutcome.Unknown("conflicted " + conflict.attempts() + " times");
            case Answer.Indeterminate unknown -> new PostOutcome.Unknown(unknown.reason());
        };
    }
}
