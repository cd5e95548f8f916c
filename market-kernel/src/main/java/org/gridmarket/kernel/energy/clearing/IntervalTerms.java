package org.gridmarket.kernel.energy.clearing;

import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.grid.LimitGroup;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * What is in force at one interval: the limits that bind each anonymity group, and the prices.
 *
 * @param grid the plan
 * @param limits the limit groups of each anonymity group
 * @param tariff prices and fee
 */
public record IntervalTerms(GridPlan grid, Map<GroupId, List<LimitGroup>> limits, Tariff tariff) {
    static IntervalTerms of(GridPlan grid, Tariff tariff) {
        return new IntervalTerms(grid, grid.limitsByGroup(), tariff);
    }

    boolean isOf(GridPlan otherGrid, Tariff otherTariff) {
        return grid.equals(otherGrid) && tariff.equals(otherTariff);
    }

    /** The limit groups that a trade of this anonymity group counts in; empty means it may not trade. */
    public List<LimitGroup> limitsOf(GroupId group) {
        return limits.getOrDefault(group, List.of());
    }

    /** The seller's and the buyer's clamped reservation prices allow a trade, (2.3). */
    public boolean pricesMeet(OpenOffer sell, OpenOffer buy) {
        return !tariff.clamp(sell.reservation()).exceeds(tariff.clamp(buy.reservation()));
    }

    /** floor((R_s + R_b) / 2) of the clamped reservation prices. */
    public UnitPrice price(OpenOffer sell, OpenOffer buy) {
        return new UnitPrice(Math.floorDiv(
                tariff.clamp(sell.reservation()).microPerWh()
                        + tariff.clamp(buy.reservation()).microPerWh(),
                2L));
    }

    /** What a Wh between these two adds to welfare, net of the fee of both sides; may be negative. µ per Wh. */
    public long welfarePerWh(OpenOffer sell, OpenOffer buy) {
        return tariff.clamp(buy.reservation()).microPerWh()
                - tariff.clamp(sell.reservation()).microPerWh()
                - 2 * tariff.fee().microPerWh();
    }
}
