package org.gridmarket.gateway;

import java.time.Duration;
import org.gridmarket.oblivious.Padding;
import org.gridmarket.oblivious.SealedRequest;

/**
 * Every bound of the gateway's own work. What callers may hold stands in CallerLimits, what bounds the market itself in the
 * kernel's EnergyLimits; the size of an inbound message is {@code quarkus.grpc.server.max-inbound-message-size}.
 *
 * @param readAsCaller how long an operation waits until this gateway has read the block that it builds on
 * @param operationsPerInterval operations of one account in one interval
 * @param operationsPerSolver likewise of a licensed solver, whose solutions may come in parts
 * @param trackedAccounts accounts counted in one interval
 * @param slowStream how long a stream's reader may leave it full before it is cut
 * @param blocksPerRead blocks read from the database at a time for one stream
 * @param blocksPerCommit blocks taken into the read model in one transaction while catching up
 * @param readingsPerReport readings in one report
 * @param waitingEnrolments meters that wait for registration
 * @param intervalsPerQuery intervals in one answer of the query interface
 * @param databaseConnections connections to the database
 * @param boardRuns runs of mixes whose boards are kept at a time
 * @param boardSpareBytes what one participant may leave on a board beyond the largest list of its run
 * @param boardEntriesPerRead entries in one answer
 * @param boardWait how long a reader may wait for news
 * @param obliviousRequestBytes the longest sealed request; below {@code quarkus.http.limits.max-body-size}
 * @param obliviousRemembered sealed requests of which a copy is recognised
 * @param drawsRemembered shares of draws that are kept instead of being made again
 */
public record GatewayLimits(
        Duration readAsCaller,
        int operationsPerInterval,
        int operationsPerSolver,
        int trackedAccounts,
        Duration slowStream,
        int blocksPerRead,
        int blocksPerCommit,
        int readingsPerReport,
        int waitingEnrolments,
        int intervalsPerQuery,
        int databaseConnections,
        int boardRuns,
        int boardSpareBytes,
        int boardEntriesPerRead,
        Duration boardWait,
        int obliviousRequestBytes,
        int obliviousRemembered,
        int drawsRemembered) {
    /**
     * After so long without a word from any peer nothing is known of the ledger: four questions, which come each 5 s, and the
     * deadline of the last one.
     */
    public static final Duration PEER_SILENCE = Duration.ofSeconds(25);

    /** Characters of events that are read at a time for one stream, beyond which no further block is begun. */
    public static final long STREAM_PORTION = 256 * 1024;

    /** Enrolments in one answer to another gateway, some 300 bytes each. */
    public static final int ENROLMENTS_PER_ANSWER = 256;

    /** Gateways of other organisations that one gateway asks for their enrolments. */
    public static final int NEIGHBOURS = 8;

    /** How long one of them may take to tell all of them. */
    public static final Duration NEIGHBOUR_ANSWER = Duration.ofSeconds(3);

    /** Characters of a book in one answer, beyond which no further page is begun; a caller takes 4 MiB by default. */
    public static final long BOOK_PART = 1024 * 1024;

    public static final GatewayLimits STANDARD = new GatewayLimits(
            Duration.ofSeconds(2),
            64,
            1_000,
            100_000,
            Duration.ofSeconds(30),
            64,
            200,
            96,
            10_000,
            1_000,
            16,
            512,
            16 * 1024,
            64,
            Duration.ofSeconds(5),
            Padding.LONGEST + SealedRequest.OVERHEAD,
            100_000,
            1_024);
}
