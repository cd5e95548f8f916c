package org.gridmarket.client;

import java.lang.System.Logger;

/**
 * How a gateway stands with this client; for logs, metrics and the choice of whom to ask.
 *
 * @param caught how often it has told something that was not so, since it last made amends
 * @param caughtEver the same, since the client began
 * @param leftUntil until when it is left alone, ms as the client counts them; in the past when it is not
 * @param reason what it was caught for last; empty when never
 */
public record GatewayStanding(int caught, long caughtEver, long leftUntil, String reason) {
    static final GatewayStanding GOOD = new GatewayStanding(0, 0, Long.MIN_VALUE, "");

    GatewayStanding caughtFor(String fault, AgreementLimits limits, long nowMillis) {
        int doublings = Math.min(caught, Long.SIZE / 2 - 1);
        long leave = limits.firstLeaveMillis() > limits.longestLeaveMillis() >> doublings
                ? limits.longestLeaveMillis()
                : limits.firstLeaveMillis() << doublings;
        return new GatewayStanding(
                Math.min(caught + 1, Integer.MAX_VALUE - 1), caughtEver + 1, nowMillis + leave, fault);
    }

    /** Why it is left, and for how long. */
    void tell(Logger log, Gateway gateway, long nowMillis) {
        log.log(
                Logger.Level.WARNING,
                "gateway {0} is left for {1} ms, the {2}. time: it {3}",
                gateway,
                leftUntil - nowMillis,
                caughtEver,
                reason);
    }

    GatewayStanding forgiven() {
        return new GatewayStanding(0, caughtEver, leftUntil, reason);
    }

    /** Whether it is left alone at a moment. */
    public boolean isLeft(long nowMillis) {
        return nowMillis < leftUntil;
    }
}
