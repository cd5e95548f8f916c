package org.gridmarket.gateway;

import java.time.Duration;

/**
 * What bounds callers, so that the fault of one is felt by nobody else. Of places, one address has half at most: the limits
 * are twice what one honest crowd behind one address (the homes of a test bed, the users of a relay) was given before.
 *
 * @param arriving calls whose message has not come yet; the oldest of all makes room, since honest messages follow at once
 * @param messageWithin how long a call may be without its message, unless it comes at {@code messageBytes} in such a time
 * @param messageBytes what a long message needs to bring in that time: 128 KiB in 10 s are 105 kbit/s, so that the longest
 *     message takes six minutes at most
 * @param messagePieces pieces of 16 KiB that messages under way take together, beyond the first of each: 64 MiB, a quarter of
 *     the heap that a gateway is started with
 * @param readWithin how long an answer may stay unread
 * @param calls unary calls that are being answered
 * @param boardReads calls that wait for news of a board, of which each participant of a mix has one
 * @param blockWaits operations that wait until this gateway has read the block they build on: of accounts that it knows,
 *     and as many of keys that it does not know. Half of both together are fewer than half of {@code sealedRequests}, so
 *     that who waits does not hold all that one relay may send
 * @param blocksAhead how many blocks that may be away; more are not read within {@link GatewayLimits#readAsCaller}
 * @param streams open event streams and other answers without an end
 * @param pages dashboards that hear news
 * @param queries questions to the dashboard's interface that are being answered; each holds a connection to the database
 * @param submissions operations that wait for the ledger
 * @param sealedRequests sealed requests that are being answered
 * @param enrolmentsOfOrigin meters that wait for registration and came from one address
 * @param enrolmentLife how long a meter waits for registration before it has to ask again
 */
public record CallerLimits(
        int arriving,
        Duration messageWithin,
        int messageBytes,
        int messagePieces,
        Duration readWithin,
        int calls,
        int boardReads,
        int blockWaits,
        int blocksAhead,
        int streams,
        int pages,
        int queries,
        int submissions,
        int sealedRequests,
        int enrolmentsOfOrigin,
        Duration enrolmentLife) {
    public static final CallerLimits STANDARD = new CallerLimits(
            4_000,
            Duration.ofSeconds(10),
            128 * 1024,
            4_096,
            Duration.ofSeconds(30),
            4_000,
            4_000,
            64,
            1_000,
            2_000,
            2_000,
            128,
            512,
            256,
            1_000,
            Duration.ofDays(7));
}
