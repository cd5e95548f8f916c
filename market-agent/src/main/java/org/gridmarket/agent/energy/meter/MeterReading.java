package org.gridmarket.agent.energy.meter;

import org.gridmarket.kernel.quantity.Interval;

/**
 * What a sensor says of an interval, unchecked: it may say what cannot be.
 *
 * @param t the interval
 * @param producedWh what went out, Wh
 * @param consumedWh what came in, Wh
 */
public record MeterReading(Interval t, long producedWh, long consumedWh) {}
