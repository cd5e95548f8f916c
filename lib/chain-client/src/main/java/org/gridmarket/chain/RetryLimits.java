package org.gridmarket.chain;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often a step is tried, and how long to pause before the next attempt.
 *
 * @param attempts at executing, at least 1
 * @param sendings of one signed transaction whose outcome is unknown, at least 1
 * @param firstPause the mean pause before the second attempt; doubled each time
 * @param longestPause the mean pause never grows above it
 */
public record RetryLimits(int attempts, int sendings, Duration firstPause, Duration longestPause) {
    public static final RetryLimits DEFAULT = new RetryLimits(6, 3, Duration.ofMillis(100), Duration.ofSeconds(2));

    public RetryLimits {
        if (attempts < 1 || sendings < 1) {
            throw new IllegalArgumentException(
                    "attempts " + attempts + " and sendings " + sendings + " must be at least 1");
        }
        if (firstPause.isNegative() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "pauses " + firstPause + " to " + longestPause + " do not ascend from 0");
        }
    }

    /**
     * Half to one and a half of the mean, so that those who collided once do not collide again.
     *
     * @param failed attempts so far, from 1
     */
    Duration pauseAfter(int failed, RandomGenerator jitter) {
        long mean = Math.min(longestPause.toMillis(), firstPause.toMillis() << Math.min(failed - 1, 20));
        return Duration.ofMillis(mean / 2 + (mean == 0 ? 0 : jitter.nextLong(mean + 1)));
    }
}
