package org.gridmarket.oblivious.relay;

import java.time.Duration;
import org.gridmarket.oblivious.Padding;
import org.gridmarket.oblivious.SealedRequest;

/**
 * Every bound of a relay.
 *
 * @param calls being carried to one gateway at a time
 * @param requestBytes the longest sealed request
 * @param answerBytes the longest answer of a gateway
 * @param patience how long a gateway may take
 * @param keyLife how long a gateway's keys are given out before they are asked for again
 */
public record RelayLimits(int calls, int requestBytes, int answerBytes, Duration patience, Duration keyLife) {
    private static final int ROOM_FOR_PROBLEMS = 1024;

    public static final RelayLimits STANDARD = new RelayLimits(
            256,
            Padding.LONGEST + SealedRequest.OVERHEAD,
            Padding.LONGEST + ROOM_FOR_PROBLEMS,
            Duration.ofSeconds(60),
            Duration.ofMinutes(1));
}
