package org.gridmarket.testbed.privacy.grouping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.FeederLoad;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.party.MeterId;

/**
 * The trading limits L under which a grid is judged: those of the homes, or the equal ones of anonymous trading.
 *
 * @param byMeter L+ and L- of every home
 */
record Loads(Map<MeterId, TradingLimits> byMeter) {
    /** What each home has registered. */
    static Loads registered(List<Household> homes) {
        Map<MeterId, TradingLimits> limits = new HashMap<>();
        homes.forEach(home -> limits.put(home.meter(), home.limits()));
        return new Loads(limits);
    }

    TradingLimits of(Household home) {
        TradingLimits limits = byMeter.get(home.meter());
        if (limits == null) {
            throw new IllegalArgumentException("no trading limits for meter " + home.meter());
        }
        return limits;
    }

    /** Summed by feeder, as the kernel judges them. */
    Map<FeederId, FeederLoad> byFeeder(List<Household> homes) {
        Map<FeederId, FeederLoad> loads = new HashMap<>();
        for (Household home : homes) {
            FeederLoad before = loads.getOrDefault(home.feeder(), FeederLoad.none(home.feeder()));
            TradingLimits limits = of(home);
            loads.put(home.feeder(), before.plus(limits.production(), limits.consumption(), 1));
        }
        return loads;
    }
}
