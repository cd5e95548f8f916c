package org.gridmarket.slots;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Places for one kind of work: so many in all, and so many for callers of one address, so that no address can take
 * everybody's. Nobody waits for a place: who finds none is refused at once. Safe to use from any thread.
 */
public final class Slots {
    /** What became of asking for a place. */
    public sealed interface Answer permits Place, Full {}

    /**
     * There is none.
     *
     * @param ofOrigin whether others could still have had one
     * @param reason in words, with the bound
     */
    public record Full(boolean ofOrigin, String reason) implements Answer {}

    private final String name;
    private final String kind;
    private final int most;
    private final int mostOfOrigin;
    private final Map<Origin, Integer> usedBy = new HashMap<>();
    private int used;
    private long refused;

    /**
     * @param name as it stands in the metrics
     * @param kind what holds a place, in the plural, such as "calls are being answered"
     * @param most places in all, at least 1
     * @param mostOfOrigin places of one origin, 1 to {@code most}
     */
    public Slots(String name, String kind, int most, int mostOfOrigin) {
        if (mostOfOrigin < 1 || most < mostOfOrigin) {
            throw new IllegalArgumentException(name + ": " + mostOfOrigin + " places for one address of " + most
                    + " in all; 1 to all are possible");
        }
        this.name = name;
        this.kind = kind;
        this.most = most;
        this.mostOfOrigin = mostOfOrigin;
    }

    /** Half of all places for one address at most: whatever it does, as many are left to the others. */
    public static Slots halfForOne(String name, String kind, int most) {
        return new Slots(name, kind, most, Math.max(1, most / 2));
    }

    /** A place, which the caller closes at every end of its work, or why there is none. */
    public synchronized Answer take(Origin origin) {
        if (used >= most) {
            refused++;
            return new Full(false, used + " " + kind + ", the most allowed; try again or use another");
        }
        int own = usedBy.getOrDefault(origin, 0);
        if (own >= mostOfOrigin) {
            refused++;
            return new Full(
                    true,
                    own + " " + kind + " for your address, the most allowed for one; wait for one of them to end");
        }
        usedBy.put(origin, own + 1);
        used++;
        return new Place(this, origin);
    }

    /** Likewise, where the reason does not matter. */
    public Optional<Place> tryTake(Origin origin) {
        return take(origin) instanceof Place place ? Optional.of(place) : Optional.empty();
    }

    synchronized void giveBack(Origin origin) {
        used--;
        usedBy.computeIfPresent(origin, (who, own) -> own == 1 ? null : own - 1);
    }

    public String name() {
        return name;
    }

    /** Places in all. */
    public int most() {
        return most;
    }

    public synchronized int used() {
        return used;
    }

    /** How often somebody found no place. */
    public synchronized long refused() {
        return refused;
    }

    /** Origins that hold places now; none is remembered longer. */
    synchronized int origins() {
        return usedBy.size();
    }
}
