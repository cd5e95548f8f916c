package org.gridmarket.oblivious.forwarder;

import java.time.Duration;
import org.gridmarket.oblivious.Padding;
import org.gridmarket.oblivious.SealedRequest;

/**
 * Every bound of a forwarder.
 *
 * @param calls being carried to one gateway at a time, half of them for one client's address
 * @param requestBytes the longest sealed request
 * @param answerBytes the longest answer of a gateway
 * @param patience how long a gateway may take
 * @param keyLife how long a gateway's keys are given out before they are asked for again
 */
public record ForwarderLimits(int calls, int requestBytes, int answerBytes, Duration patience, Duration keyLife) {
    /** How long a request may take to come. */
    public static final Duration REQUEST_WITHIN = Duration.ofSeconds(10);

    /** How long a client may take to read its answer. */
    public static final Duration READ_WITHIN = Duration.ofSeconds(30);

    private static final int ROOM_FOR_PROBLEMS = 1024;

    public static final ForwarderLimits STANDARD = new ForwarderLimits(
            512,
            Padding.LONGEST + SealedRequest.OVERHEAD,
            Padding.LONGEST + ROOM_FOR_PROBLEMS,
            Duration.ofSeconds(60),
            Duration.ofMinutes(1));
}
