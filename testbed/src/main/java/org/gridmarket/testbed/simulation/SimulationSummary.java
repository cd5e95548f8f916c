package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What several histories together have shown. Histories in which nothing came about, or in which a fault that was switched on
 * never struck, have shown nothing of that.
 *
 * @param histories how many
 * @param broken in how many of them a guarantee broke
 * @param achieved what has come about in all of them, by name
 * @param strikes how often each fault that was on has struck, in all
 */
public record SimulationSummary(
        int histories, int broken, SortedMap<String, Long> achieved, Map<Fault, Integer> strikes) {
    /** Of no history at all. */
    public static final SimulationSummary NOTHING = new SimulationSummary(0, 0, new TreeMap<>(), Map.of());

    public SimulationSummary {
        achieved = Collections.unmodifiableSortedMap(new TreeMap<>(achieved));
        strikes = Map.copyOf(strikes);
    }

    /** With one history more. */
    public SimulationSummary plus(SimulationReport history) {
        Map<Fault, Integer> all = new EnumMap<>(Fault.class);
        all.putAll(strikes);
        history.strikes().forEach((fault, times) -> all.merge(fault, times, Integer::sum));
        SortedMap<String, Long> sums = new TreeMap<>(achieved);
        history.achieved().forEach((what, times) -> sums.merge(what, times, Long::sum));
        return new SimulationSummary(histories + 1, broken + (history.isGood() ? 0 : 1), sums, all);
    }

    /** What these histories do not show although they were to; empty when they show it all. */
    public List<String> unproved() {
        List<String> unproved = new ArrayList<>();
        if (achieved.isEmpty()) {
            unproved.add("no history was played");
        }
        achieved.forEach((what, times) -> {
            if (times == 0) {
                unproved.add("no history had " + what);
            }
        });
        for (Fault fault : Fault.values()) {
            if (strikes.getOrDefault(fault, 1) == 0) {
                unproved.add(fault + " never struck");
            }
        }
        return unproved;
    }

    /** Whether every guarantee held, and something was there for it to hold against. */
    public boolean isGood() {
        return broken == 0 && unproved().isEmpty();
    }
}
