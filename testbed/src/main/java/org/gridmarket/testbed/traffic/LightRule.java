package org.gridmarket.testbed.traffic;

import java.util.Map;
import org.gridmarket.testbed.traffic.Junction.Side;

/**
 * How a junction decides, each second. Where the text says thresholds without values (5.3.2), these are those of spec middleware,
 * Traffic: a neighbour's vehicles weigh three tenths, green lasts 10 to 50 s; ours goes by what the axes hold.
 */
public enum LightRule {
    /** Each light shows green for 20 s, whatever comes. */
    TIMER("20 s timer", false, Change.BY_THEMSELVES),

    /** By the junction's own vehicles: the fuller axis gets green, after 10 s at the earliest and 50 s at the latest. */
    OWN("own density", false, Change.FULLER),

    /** The same with what neighbours see of the vehicles that come. */
    SHARED("shared density", true, Change.FULLER),

    /** Ours: green goes to an axis that holds four vehicles more, after 5 s at the earliest; nobody waits longer than 50 s. */
    LEAD("ours", false, Change.BY_FOUR),

    /** Ours, with neighbours. */
    LEAD_SHARED("ours, shared", true, Change.BY_FOUR);

    /** What is said to the lights. */
    public enum Order {
        /** Nothing: they go on by themselves. */
        NONE,
        HOLD,
        SWITCH
    }

    /** When green goes to the other axis. */
    private enum Change {
        /** The lights go on by themselves. */
        BY_THEMSELVES(0, 0),
        FULLER(10, 1),
        BY_FOUR(5, 4 * OWN_TENTHS);

        private final int shortestSeconds;

        /** Of a vehicle, that the other axis holds more at the least. */
        private final int leadTenths;

        Change(int shortestSeconds, int leadTenths) {
            this.shortestSeconds = shortestSeconds;
            this.leadTenths = leadTenths;
        }
    }

    private static final int OWN_TENTHS = 10;
    private static final int NEIGHBOUR_TENTHS = 3;
    private static final int LONGEST_SECONDS = 50;

    private final String title;
    private final boolean shares;
    private final Change change;

    LightRule(String title, boolean shares, Change change) {
        this.title = title;
        this.shares = shares;
        this.change = change;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** Whether it asks what neighbours see. */
    public boolean shares() {
        return shares;
    }

    /**
     * What is said to the lights now.
     *
     * @param densities as far as known; the own one is
     */
    public Order decide(Junction at, LightState lights, Map<Junction, Density> densities) {
        if (change == Change.BY_THEMSELVES || !lights.phase().isGreen()) {
            return Order.NONE;
        }
        Axes axes = axes(at, lights, densities, shares);
        boolean over = lights.seconds() >= LONGEST_SECONDS;
        boolean leads = lights.seconds() >= change.shortestSeconds && axes.red >= axes.green + change.leadTenths;
        return leads || (over && axes.red > 0) ? Order.SWITCH : Order.HOLD;
    }

    /** What waits for green and what has it, in tenths of a vehicle. */
    private record Axes(int red, int green) {}

    private static Axes axes(Junction at, LightState lights, Map<Junction, Density> densities, boolean shared) {
        int red = 0;
        int green = 0;
        for (Side side : Side.values()) {
            int load = load(at, side, densities, shared);
            if (lights.phase().isGreenFor(side)) {
                green += load;
            } else {
                red += load;
            }
        }
        return new Axes(red, green);
    }

    /** A neighbour's vehicles on the way here: those that reach it from the same side. */
    private static int load(Junction at, Side side, Map<Junction, Density> densities, boolean shared) {
        Density own = densities.get(at);
        int load = own == null ? 0 : OWN_TENTHS * own.of(side);
        Density next = shared ? at.neighbour(side).map(densities::get).orElse(null) : null;
        return next == null ? load : load + NEIGHBOUR_TENTHS * next.of(side);
    }
}
