package org.gridmarket.client;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gridmarket.api.v1.RelayGrpc;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.ledger.EventFamily;

/**
 * Several gateways as the clients of one market see them: its events, and the way of its signed operations. None of the
 * gateways is believed alone (ADR 12): an operation goes through one at random, so that none learns habits, and through another
 * when its word is not enough. An operation that may have reached the ledger is never given up here: the answer is
 * Indeterminate, and the client sends it again under its id. Thread-safe.
 *
 * @param <E> the market's events
 */
public final class MarketLink<E> implements AutoCloseable {
    private static final long SUBMIT_SECONDS = 60;

    private final GatewayConnections connections;
    private final EventFeed<E> feed;
    private final Submissions<E> submissions;

    /**
     * @param gateways of two organisations, or one that is trusted
     * @param authority certificates that vouch for gateways; those of the JDK when empty
     * @param fromBlock the first block whose events are heard, from 0
     * @param events the market's own; all others are passed over unread
     */
    public MarketLink(List<Gateway> gateways, Optional<Path> authority, long fromBlock, EventFamily<E> events) {
        this(new GatewayConnections(gateways, authority), fromBlock, events);
    }

    /** Over connections that are there, and may come and go; they are closed with the link. */
    public MarketLink(GatewayConnections connections, long fromBlock, EventFamily<E> events) {
        this(connections, fromBlock, events::readOwn);
    }

    /**
     * The same for a client of several contracts.
     *
     * @param reader of its events among those that a transaction told, a JSON array of events of any contracts
     */
    public MarketLink(
            List<Gateway> gateways, Optional<Path> authority, long fromBlock, Function<String, List<E>> reader) {
        this(new GatewayConnections(gateways, authority), fromBlock, reader);
    }

    /** Both: connections that may come and go, and events of several contracts. */
    public MarketLink(GatewayConnections connections, long fromBlock, Function<String, List<E>> reader) {
        this.connections = connections;
        feed = new EventFeed<>(connections, fromBlock, reader);
        submissions = new Submissions<>(feed);
    }

    /**
     * Carries one signed operation and waits for its outcome.
     *
     * @param proof which event shows that it is on the ledger, if any does; it counts only while somebody listens
     */
    public Answer submit(String function, Submission submission, Optional<Predicate<E>> proof) {
        return submissions.carryOpenly(
                proof,
                feed.preferred(),
                (gateway, seenBlock) -> Submissions.asked(() -> RelayGrpc.newBlockingStub(connections.channel(gateway))
                        .withDeadlineAfter(SUBMIT_SECONDS, TimeUnit.SECONDS)
                        .submit(RelayMessages.message(function, submission, seenBlock))));
    }

    /** The same through these gateways, each asked in a way of the caller's, which may hide who asks. */
    public Answer carry(Optional<Predicate<E>> proof, List<Gateway> gateways, Submissions.Asking way) {
        return submissions.carry(proof, gateways, way);
    }

    /** The same for a caller that hides nothing, so that a gateway that is not there costs it less. */
    public Answer carryOpenly(Optional<Predicate<E>> proof, List<Gateway> gateways, Submissions.Asking way) {
        return submissions.carryOpenly(proof, gateways, way);
    }

    /** The connections, for what else gateways keep. */
    public GatewayConnections connections() {
        return connections;
    }

    /** What is heard, once somebody listens. */
    public EventFeed<E> feed() {
        return feed;
    }

    @Override
    public void close() {
        feed.close();
        connections.close();
    }
}
