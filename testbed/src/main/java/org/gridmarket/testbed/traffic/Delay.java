package org.gridmarket.testbed.traffic;

/**
 * What vehicles of a run lost, on average, in ms.
 *
 * @param vehicles that have left the town
 * @param waitingMillis for which one stood
 * @param lossMillis by which it arrived later than on empty roads, with the time for which it could not come in
 */
public record Delay(int vehicles, long waitingMillis, long lossMillis) {}
