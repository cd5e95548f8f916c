package org.gridmarket.agent.energy.plan;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;

/**
 * What a home expects of the day: its inflexible load and its PV, by interval. Both cover the same intervals.
 *
 * @param load consumption, Wh
 * @param production PV, Wh
 */
public record Forecast(SortedMap<Interval, Energy> load, SortedMap<Interval, Energy> production) {
    public Forecast {
        if (!load.keySet().equals(production.keySet())) {
            throw new IllegalArgumentException("load covers " + load.size() + " intervals and production "
                    + production.size() + "; they must be the same");
        }
        load = Collections.unmodifiableSortedMap(new TreeMap<>(load));
        production = Collections.unmodifiableSortedMap(new TreeMap<>(production));
    }

    /** Production less load; positive where there is a surplus. */
    public SortedMap<Interval, NetEnergy> net() {
        SortedMap<Interval, NetEnergy> net = new TreeMap<>();
        load.forEach(
                (t, used) -> net.put(t, production.getOrDefault(t, Energy.ZERO).net(used)));
        return net;
    }
}
