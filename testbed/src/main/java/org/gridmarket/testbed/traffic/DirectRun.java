package org.gridmarket.testbed.traffic;

import java.nio.file.Path;

/** A run in which the rules are called directly, as fast as SUMO goes: for figures over many seeds. */
final class DirectRun {
    /** Vehicles that have come have this much longer to leave, in parts of the time for which they came. */
    private static final int TIMES_TO_LEAVE = 3;

    private DirectRun() {}

    /** Until all have left, or for three times as long as they came. */
    static boolean goesOn(Town town, Demand demand) {
        return town.second() < demand.seconds()
                || (!town.isEmpty() && town.second() < TIMES_TO_LEAVE * demand.seconds());
    }

    static TrafficRun of(Path folder, LightRule rule, Demand demand) throws InterruptedException {
        try (Town town = Town.open(folder, demand)) {
            TrafficRun.Tally tally = new TrafficRun.Tally(demand.seconds());
            while (goesOn(town, demand)) {
                for (Junction at : Junction.values()) {
                    town.obey(at, rule.decide(at, town.lights(at), town.densities()));
                }
                town.step();
                tally.count(town.densities());
            }
            return tally.of(town.end());
        }
    }
}
