package org.gridmarket.solver.allocation.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.gridmarket.kernel.allocation.offer.Alternative;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.quantity.UnitValue;

/**
 * The carpool of 6.5.1, in integers, so that a seed gives the same market everywhere. Residences lie around the origin, pick-up
 * points in the middle of those near them; who drives and who rides, when and where to, is drawn. Metres.
 */
public final class Carpool {
    /** How a ride is valued: the text's kilometres, or what the way round costs and saves. */
    public enum Values {
        KM,
        DETOUR
    }

    /** A place, m from the origin each way. */
    public record Point(long x, long y) {
        private long squareTo(Point other) {
            long dx = x - other.x;
            long dy = y - other.y;
            return dx * dx + dy * dy;
        }
    }

    /** Of the text. */
    public static final int RESIDENCES = 75;

    private static final int PICKUPS = 20;

    /** The first residences are the first means. */
    public static final int FEWEST_RESIDENCES = PICKUPS;

    /** Residences lie on whole metres, most of them within 300 m: more would not find places of their own. */
    public static final int MOST_RESIDENCES = 10_000;

    private static final List<Point> DESTINATIONS = List.of(
            new Point(0, 0), new Point(-300, -300), new Point(320, 120), new Point(-820, -130), new Point(-970, -410));
    private static final int FIRST_SLOT = 28; // quarters of an hour: 7:00
    private static final int END_OF_SLOTS = 38;
    private static final long MICRO_PER_METRE = 1_000;
    private static final long MICRO_PER_KM = 1_000_000;

    private final SplittableRandom random;
    private final Values values;
    private final List<Point> residences;
    private final List<Point> pickups;

    private Carpool(long seed, int homes, Values values) {
        this.random = new SplittableRandom(seed);
        this.values = values;
        this.residences = residences(homes);
        this.pickups = pickups();
    }

    /** The market of the text, with 75 residences. */
    public static MarketCase drawn(long seed, Values values) {
        return drawn(seed, RESIDENCES, values);
    }

    /**
     * Where everything is, for a map.
     *
     * @param residences r1, r2 and so on
     */
    public record Places(List<Point> residences, List<Point> pickups, List<Point> destinations) {
        public Places {
            residences = List.copyOf(residences);
            pickups = List.copyOf(pickups);
            destinations = List.copyOf(destinations);
        }
    }

    /** The places of a seed. */
    public static Places places(long seed, int residences) {
        Carpool drawn = new Carpool(seed, residences, Values.KM);
        return new Places(drawn.residences, drawn.pickups, DESTINATIONS);
    }

    /** The same with another number of residences. */
    public static MarketCase drawn(long seed, int residences, Values values) {
        return new Carpool(seed, residences, values).market();
    }

    /** 0..n-1, from the high 64 bits of the next number times n. */
    private long below(long n) {
        return Math.unsignedMultiplyHigh(random.nextLong(), n);
    }

    // ---- places

    private List<Point> residences(int count) {
        Set<Point> drawn = new LinkedHashSet<>();
        while (drawn.size() < count) {
            long u = below(1_000);
            long r = 300 + 20_000 * u * u * u / 1_000_000_000;
            long dx = below(2_001) - 1_000;
            long dy = below(2_001) - 1_000;
            long h = root(dx * dx + dy * dy);
            if (h > 0) {
                drawn.add(new Point(r * dx / h, r * dy / h)); // a repeated point is drawn again
            }
        }
        return List.copyOf(drawn);
    }

    /** Lloyd's means, from the first residences on, until nothing changes. */
    private List<Point> pickups() {
        List<Point> centres = new ArrayList<>(residences.subList(0, PICKUPS));
        boolean moved = true;
        while (moved) {
            long[] count = new long[PICKUPS];
            long[] x = new long[PICKUPS];
            long[] y = new long[PICKUPS];
            for (Point home : residences) {
                int near = nearest(home, centres);
                count[near]++;
                x[near] += home.x();
                y[near] += home.y();
            }
            moved = false;
            for (int i = 0; i < PICKUPS; i++) {
                if (count[i] > 0) { // an empty cluster keeps its centre
                    Point mean = new Point(Math.floorDiv(x[i], count[i]), Math.floorDiv(y[i], count[i]));
                    moved |= !mean.equals(centres.set(i, mean));
                }
            }
        }
        return centres;
    }

    /** Ties to the lower index. */
    private static int nearest(Point home, List<Point> centres) {
        int best = 0;
        for (int i = 1; i < centres.size(); i++) {
            if (home.squareTo(centres.get(i)) < home.squareTo(centres.get(best))) {
                best = i;
            }
        }
        return best;
    }

    /** The integer square root of what fits a double exactly. */
    private static long root(long square) {
        long root = (long) Math.sqrt((double) square);
        while (root * root > square) {
            root--;
        }
        while ((root + 1) * (root + 1) <= square) {
            root++;
        }
        return root;
    }

    // ---- offers

    private MarketCase market() {
        Map<String, List<String>> members = new LinkedHashMap<>();
        List<NamedOffer> offers = new ArrayList<>();
        for (int i = 0; i < residences.size(); i++) {
            boolean provides = below(2) == 0;
            long drawn = below(10);
            long seats = drawn < 5 ? 1 : drawn < 8 ? 2 : 3;
            int destination = (int) below(DESTINATIONS.size());
            long first = FIRST_SLOT + below(10);
            long last = first + below(END_OF_SLOTS - first);
            String name = "r" + (i + 1);
            members.put(name, List.of());
            List<Alternative> alternatives = alternatives(residences.get(i), provides, destination, seats, first, last);
            if (!alternatives.isEmpty()) {
                offers.add(new NamedOffer(name, name, Cycle.FIRST, offer(provides, alternatives)));
            }
        }
        return new MarketCase(CarpoolSchema.of(residences.size()), members, offers);
    }

    private static Offer offer(boolean provides, List<Alternative> alternatives) {
        return provides
                ? new Offer(Side.PROVIDE, List.of(Flag.SINGLE), alternatives, Cycle.FIRST)
                : new Offer(Side.CONSUME, List.of(Flag.values()), alternatives, Cycle.FIRST);
    }

    private List<Alternative> alternatives(
            Point home, boolean provides, int destination, long seats, long first, long last) {
        List<Alternative> alternatives = new ArrayList<>();
        for (long slot = first; slot <= last; slot++) {
            for (int p = 0; p < PICKUPS; p++) {
                Point pickup = pickups.get(p);
                if (isInReach(home, pickup, DESTINATIONS.get(destination), provides)) {
                    alternatives.add(new Alternative(
                            ResourceType.of(slot, p + 1L, destination + 1L),
                            Amounts.of(seats),
                            value(home, pickup, DESTINATIONS.get(destination), provides)));
                }
            }
        }
        return alternatives;
    }

    /** A rider walks at most half of its way; a driver's pick-up lies within the circle over its way. */
    private static boolean isInReach(Point home, Point pickup, Point destination, boolean provides) {
        long way = home.squareTo(destination);
        return provides
                ? new Point(2 * pickup.x(), 2 * pickup.y())
                                .squareTo(new Point(home.x() + destination.x(), home.y() + destination.y()))
                        <= way
                : 4 * pickup.squareTo(home) <= way;
    }

    private UnitValue value(Point home, Point pickup, Point destination, boolean provides) {
        long x = root(home.squareTo(pickup));
        long y = root(pickup.squareTo(destination));
        long way = root(home.squareTo(destination));
        return new UnitValue(
                switch (values) {
                    case KM -> (x + y) / 1_000 * MICRO_PER_KM;
                    case DETOUR -> MICRO_PER_METRE * Math.max(0, provides ? x + y - way : way - x);
                });
    }
}
