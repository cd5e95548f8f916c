package org.gridmarket.testbed.traffic;

import java.util.List;

/**
 * What a junction's lights show.
 *
 * @param phase who has green
 * @param seconds for how long it has been so
 */
public record LightState(Phase phase, int seconds) {
    /** The program that the lights go through by themselves, in its order. */
    public enum Phase {
        NORTH_SOUTH,
        TO_EAST_WEST,
        EAST_WEST,
        TO_NORTH_SOUTH;

        private static final List<Phase> PROGRAM = List.of(values());

        /** Where it stands in the program. */
        int place() {
            return PROGRAM.indexOf(this);
        }

        static Phase at(int place) {
            return PROGRAM.get(place);
        }

        Phase next() {
            return at((place() + 1) % PROGRAM.size());
        }

        boolean isGreen() {
            return this == NORTH_SOUTH || this == EAST_WEST;
        }

        /** Whether vehicles from that side may drive. */
        boolean isGreenFor(Junction.Side side) {
            return isGreen() && side.isNorthSouth() == (this == NORTH_SOUTH);
        }
    }
}
