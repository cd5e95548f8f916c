package org.gridmarket.agent.energy.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;

/**
 * A day with a battery. The surplus of the PV fills the battery, the rest of it is sold at once. After the last
 * surplus the
 * battery first covers the home's own deficit; what it still holds is offered in portions over neighbouring windows,
 * one
 * portion per window (of two intervals or more) and no portion above the power of the battery, so that whatever is
 * traded can be delivered.
 */
final class BatteryPlan {
    private final Battery battery;
    private final SortedMap<Interval, NetEnergy> net;
    private final SortedMap<Interval, NetEnergy> fixed = new TreeMap<>();
    private final SortedMap<Interval, Energy> stored = new TreeMap<>();
    private final List<ProfileRow> rows = new ArrayList<>();
    private Energy level = Energy.ZERO;

    private BatteryPlan(Forecast forecast, Battery battery) {
        this.battery = battery;
        this.net = forecast.net();
    }

    static OfferPlan of(Forecast forecast, Battery battery) {
        BatteryPlan plan = new BatteryPlan(forecast, battery);
        plan.charge();
        List<Interval> evening = plan.coverOwnDeficit();
        plan.offerTheRest(evening);
        return new OfferPlan(OfferPlan.sorted(plan.rows), plan.fixed, plan.stored);
    }

    private void charge() {
        for (Map.Entry<Interval, NetEnergy> entry : net.entrySet()) {
            Energy surplus = entry.getValue().surplus();
            if (!surplus.isZero()) {
                Energy taken = battery.takes(surplus, level);
                Energy gained = battery.stored(taken);
                level = level.plus(gained);
                stored.put(entry.getKey(), gained);
                fixedRow(entry.getKey(), surplus.minus(taken).net(Energy.ZERO));
            }
        }
    }

    /** Returns the intervals after the last surplus in which the battery has power left to sell. */
    private List<Interval> coverOwnDeficit() {
        List<Interval> evening = new ArrayList<>();
        for (Map.Entry<Interval, NetEnergy> entry : net.entrySet()) {
            boolean afterSun = !stored.isEmpty() && entry.getKey().isAfter(stored.lastKey());
            Energy deficit = entry.getValue().deficit();
            Energy covered = afterSun ? deficit.min(level).min(battery.perInterval()) : Energy.ZERO;
            level = level.minus(covered);
            if (!deficit.isZero()) {
                fixedRow(entry.getKey(), covered.net(deficit));
            }
            if (afterSun) {
                evening.add(entry.getKey());
            }
        }
        return evening;
    }

    private void offerTheRest(List<Interval> evening) {
        if (evening.size() < 2 || level.isZero()) {
            return;
        }
        Energy ownMost = evening.stream()
                .map(t -> net.getOrDefault(t, NetEnergy.ZERO).deficit())
                .reduce(Energy.ZERO, Energy::max);
        Energy portion = battery.perInterval().minusOrZero(ownMost);
        if (portion.isZero()) {
            return;
        }
        int windows = Math.toIntExact(Math.min(evening.size() / 2, Math.ceilDiv(level.wh(), portion.wh())));
        Energy left = level;
        for (int i = 0; i < windows; i++) {
            Energy offered = left.min(portion);
            Interval first = evening.get(i * evening.size() / windows);
            Interval last = evening.get((i + 1) * evening.size() / windows - 1);
            rows.add(new ProfileRow(first, last, offered.net(Energy.ZERO), null));
            left = left.minus(offered);
            if (left.isZero()) {
                return;
            }
        }
    }

    private void fixedRow(Interval t, NetEnergy energy) {
        fixed.put(t, energy);
        if (energy.wh() != 0) {
            rows.add(new ProfileRow(t, t, energy, null));
        }
    }
}
