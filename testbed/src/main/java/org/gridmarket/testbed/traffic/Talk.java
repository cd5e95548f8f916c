package org.gridmarket.testbed.traffic;

import java.util.List;

/** What components of the traffic application say to each other. */
final class Talk {
    private Talk() {}

    /**
     * What the street shows in one second.
     *
     * @param number of the second
     */
    record Second(int number, List<Seen> junctions) {}

    /** One junction of it. */
    record Seen(Junction junction, LightState lights, Density density) {}

    /** What a junction sees of itself. */
    record Here(int second, Seen seen) {}

    /** What a junction's lights show. */
    record Lights(int second, LightState state) {}

    /** How full the segments of a junction are. */
    record Filling(int second, Junction junction, Density density) {}

    /** A controller decides; also that nothing is to be done. */
    record SetLights(int second, LightRule.Order order) {}

    /** The lights have taken it. */
    record LightsSet(int second) {}

    /** What is said to the street for one second. */
    record Said(Junction junction, int second, LightState.Phase phase, LightRule.Order order) {}

    /** The street has heard it. */
    record Heard(int second) {}
}
