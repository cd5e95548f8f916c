package org.gridmarket.coinshuffle.local;

import java.time.Duration;

/**
 * What one mix within a process cost.
 *
 * @param participants N
 * @param outputsEach m
 * @param wall from the first message to the last participant's verdict
 * @param cpu of the whole process meanwhile
 * @param messages on the board, ticks not counted
 * @param octets of these messages
 */
public record MixMeasurement(
        int participants, int outputsEach, Duration wall, Duration cpu, int messages, long octets) {}
