package org.gridmarket.testkit.discovery;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which machines hear each other: those of a site, and all bridges, unless they are parted or their wire is cut. */
final class SimulatedWires {
    private final Map<String, Integer> parts = new LinkedHashMap<>();
    private final Set<Wire> cut = new HashSet<>();

    private record Wire(String from, String to) {}

    void add(String name) {
        parts.put(name, 0);
    }

    static boolean couldJoin(SimulatedMachine one, SimulatedMachine other) {
        return one != other && (one.site == other.site || (one.bridge && other.bridge));
    }

    boolean join(SimulatedMachine one, SimulatedMachine other) {
        return couldJoin(one, other)
                && parts.getOrDefault(one.name, 0).equals(parts.getOrDefault(other.name, 0))
                && !cut.contains(new Wire(one.name, other.name))
                && !cut.contains(new Wire(other.name, one.name));
    }

    void part(Set<String> side) {
        parts.replaceAll((name, part) -> side.contains(name) ? 1 : 0);
    }

    void cut(String one, String other) {
        cut.add(new Wire(one, other));
    }

    void heal() {
        parts.replaceAll((name, part) -> 0);
        cut.clear();
    }
}
