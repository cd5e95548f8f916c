package org.gridmarket.testbed.microgrid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.agent.energy.plan.ProfileRow;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;

/** The day of some homes, again and again. */
public final class RepeatedDay {
    private final Interval first;
    private final int length;
    private final Map<MeterId, Household> homes;

    /** @param day the whole of it, also where only a part was traded before */
    public RepeatedDay(Microgrid day) {
        this.first = day.first();
        this.length = day.intervals();
        this.homes =
                new TreeMap<>(day.homes().stream().collect(Collectors.toMap(Household::meter, Function.identity())));
    }

    /** The last interval of the day in which an interval lies. */
    public Interval endOfDay(Interval t) {
        return first.plus((dayOf(t) + 1) * length - 1);
    }

    /** How many intervals a day has. */
    public int length() {
        return length;
    }

    private int dayOf(Interval t) {
        return Math.floorDiv(t.index() - first.index(), length);
    }

    /** What a home offers between two intervals, both included. */
    public OfferPlan plan(MeterId home, Interval from, Interval to) {
        OfferPlan day = homeOf(home).plan();
        List<ProfileRow> rows = new ArrayList<>();
        for (int repeat = dayOf(from); repeat <= dayOf(to); repeat++) {
            int later = repeat * length;
            day.rows().stream()
                    .map(row -> row.between(row.first().plus(later), row.last().plus(later)))
                    .forEach(rows::add);
        }
        return OfferPlan.ofRows(rows).within(from, to);
    }

    /** What flows in a home in an interval, as it expects it. */
    public NetEnergy flow(MeterId home, Interval t) {
        Interval once = t.minus(dayOf(t) * length);
        return homeOf(home).plan().fixed().getOrDefault(once, NetEnergy.ZERO);
    }

    private Household homeOf(MeterId home) {
        Household found = homes.get(home);
        if (found == null) {
            throw new IllegalArgumentException("the day has no home " + home);
        }
        return found;
    }
}
