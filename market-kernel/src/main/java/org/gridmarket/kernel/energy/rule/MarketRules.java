package org.gridmarket.kernel.energy.rule;

import java.util.Optional;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.quantity.Interval;

/**
 * The rules in force, by interval: one value, read by every operation and written a few times a year.
 *
 * @param grid feeders, groups, limits
 * @param tariff prices and fee
 */
public record MarketRules(Timeline<GridPlan> grid, Timeline<Tariff> tariff) {
    public static final MarketRules NONE = new MarketRules(Timeline.empty(), Timeline.empty());

    public Optional<GridPlan> gridAt(Interval t) {
        return grid.at(t);
    }

    public Optional<Tariff> tariffAt(Interval t) {
        return tariff.at(t);
    }

    /** Whether both kinds of rule exist at an interval, so that it can be traded. */
    public boolean covers(Interval t) {
        return gridAt(t).isPresent() && tariffAt(t).isPresent();
    }

    public MarketRules withGrid(Interval from, GridPlan plan) {
        return new MarketRules(grid.with(from, plan), tariff);
    }

    public MarketRules withTariff(Interval from, Tariff prices) {
        return new MarketRules(grid, tariff.with(from, prices));
    }

    public MarketRules since(Interval oldest) {
        return new MarketRules(grid.since(oldest), tariff.since(oldest));
    }
}
