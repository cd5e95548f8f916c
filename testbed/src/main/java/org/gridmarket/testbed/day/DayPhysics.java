package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;

/** What flows in the homes' wires over a day, from their plans and their meters. */
public final class DayPhysics {
    /**
     * What the homes settle with the grid operator in one interval, net over all homes; positive: into the grid.
     *
     * @param without what would flow if nobody traded: no battery gives anything
     * @param with what is left after trading: the sum of the residuals of (2.16)
     */
    public record Load(Interval t, NetEnergy without, NetEnergy with) {}

    /** The mean level of the batteries at the end of an interval. */
    public record Level(Interval t, Energy level) {}

    private final Neighbourhood homes;
    private final Interval first;
    private final Interval last;

    DayPhysics(Neighbourhood homes, Interval first, Interval last) {
        this.homes = homes;
        this.first = first;
        this.last = last;
    }

    List<Load> substation() {
        List<Load> loads = new ArrayList<>();
        for (Interval t = first; !t.isAfter(last); t = t.next()) {
            NetEnergy without = NetEnergy.ZERO;
            NetEnergy with = NetEnergy.ZERO;
            for (Neighbourhood.Home home : homes.homes()) {
                without = without.plus(home.household().plan().fixed().getOrDefault(t, NetEnergy.ZERO));
                with = with.plus(home.flows().net(t).orElseThrow())
                        .plus(home.meter().tradedIn(t));
            }
            loads.add(new Load(t, without, with));
        }
        return loads;
    }

    List<Level> batteries() {
        List<Neighbourhood.Home> having = homes.homes().stream()
                .filter(home -> !home.household().plan().stored().isEmpty())
                .toList();
        List<Level> levels = new ArrayList<>();
        long sum = 0;
        for (Interval t = first; !t.isAfter(last); t = t.next()) {
            for (Neighbourhood.Home home : having) {
                sum += home.household()
                        .plan()
                        .stored()
                        .getOrDefault(t, Energy.ZERO)
                        .wh();
                sum -= home.flows().dispatched(t).wh();
            }
            levels.add(new Level(t, Energy.ofWh(having.isEmpty() ? 0 : Math.max(0, sum) / having.size())));
        }
        return levels;
    }
}
