package org.gridmarket.kernel.energy.registry;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.agreement.Retention;
import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.jspecify.annotations.Nullable;

/**
 * A registered meter.
 *
 * @param id its name
 * @param key what it signs readings and certificates with
 * @param feeder where it is connected
 * @param from the first interval that it counts in: its readings and its first cycle begin there, or with the market
 * @param limits L+ and L-, by interval
 * @param circles which one it mixes in, by interval; before the first version in the first of the terms
 * @param account the public account bound to it, once its prosumer has registered
 */
public record SmartMeter(
        MeterId id,
        AccountKey key,
        FeederId feeder,
        Interval from,
        Timeline<TradingLimits> limits,
        Timeline<CircleId> circles,
        @Nullable AccountKey account) {
    public SmartMeter boundTo(AccountKey prosumer) {
        return new SmartMeter(id, key, feeder, from, limits, circles, prosumer);
    }

    public SmartMeter withLimits(Interval since, TradingLimits changed) {
        return new SmartMeter(id, key, feeder, from, limits.with(since, changed), circles, account);
    }

    public SmartMeter withCircle(Interval since, CircleId changed) {
        return new SmartMeter(id, key, feeder, from, limits, circles.with(since, changed), account);
    }

    /** Without the limits and circles that nobody can ask for any more. */
    public SmartMeter keeping(Retention retention) {
        return new SmartMeter(id, key, feeder, from, retention.trim(limits), retention.trim(circles), account);
    }

    /** How many versions of limits, or of circles, it has: whichever are more. */
    public int versions() {
        return Math.max(limits.versions().size(), circles.versions().size());
    }

    /** The circle that it was put into; nothing before the first version. */
    public Optional<CircleId> circleAt(Interval t) {
        return circles.at(t);
    }

    /** L+ and L- at an interval; nothing before the first version. */
    public TradingLimits limitsAt(Interval t) {
        return limits.at(t).orElse(new TradingLimits(Energy.ZERO, Energy.ZERO));
    }

    /** The largest limits over all versions kept: what safety has to count with. */
    public TradingLimits largestLimits() {
        Energy production = Energy.ZERO;
        Energy consumption = Energy.ZERO;
        for (TradingLimits version : limits.values()) {
            production = production.max(version.production());
            consumption = consumption.max(version.consumption());
        }
        return new TradingLimits(production, consumption);
    }

    /** A new meter with its first limits. */
    public static SmartMeter of(MeterId id, AccountKey key, FeederId feeder, Interval from, TradingLimits limits) {
        return new SmartMeter(
                id,
                key,
                feeder,
                from,
                new Timeline<>(List.of(new Timeline.Version<>(from, limits))),
                Timeline.empty(),
                null);
    }
}
