package org.gridmarket.agent.energy.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Something of an input that is worth a look: how often, and where first.
 *
 * @param count how often
 * @param first the first places, file and line, at most {@link #PLACES}
 */
public record Noted(int count, List<String> first) {
    /** So many places are named. */
    public static final int PLACES = 3;

    public static final Noted NOTHING = new Noted(0, List.of());

    public Noted {
        first = List.copyOf(first);
    }

    /** Of all these places. */
    public static Noted of(List<String> places) {
        return new Noted(places.size(), places.subList(0, Math.min(PLACES, places.size())));
    }

    /** With those of a further file. */
    public Noted plus(Noted more) {
        List<String> places = new ArrayList<>(first);
        places.addAll(more.first());
        return new Noted(count + more.count(), places.subList(0, Math.min(PLACES, places.size())));
    }

    public boolean isEmpty() {
        return count == 0;
    }

    /** The places as a text, with two dots where there are more. */
    public String places() {
        return String.join(", ", first) + (count > first.size() ? ", .." : "");
    }

    /** Two keys of a report: the count, and the first places. */
    public void putInto(Map<String, Object> keys, String name) {
        keys.put(name, count);
        keys.put(name + "_first", first);
    }

    /** A number of things as people write it. */
    public static String many(int count, String one, String several) {
        return count == 1 ? "1 " + one : count + " " + several;
    }
}
