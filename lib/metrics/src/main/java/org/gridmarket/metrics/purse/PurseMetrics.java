package org.gridmarket.metrics.purse;

import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.MetricFamily;

/** Purses, as a gateway's read model has them. */
public final class PurseMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("Purses", "gateway");

    public static final Metric HELD = FAMILY.gauge(
            "gridmarket_purse_held_micro",
            "Money by where it is, in micro-units: purses, payouts, redemptions, deals.",
            "place");
    public static final Metric REDEMPTIONS_WAITING =
            FAMILY.gauge("gridmarket_purse_redemptions_waiting", "Redemptions that the operator has to pay outside.");
    public static final Metric DEALS_OVERDRAWN = FAMILY.gauge(
            "gridmarket_purse_deals_overdrawn", "Deals that have paid out more than was put into them; always 0.");

    private PurseMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
