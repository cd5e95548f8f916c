package org.gridmarket.testbed.privacy.linkage;

import java.util.List;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;

/**
 * A home in the experiment.
 *
 * @param past what the outsider knows: its mean net production of the same window on past days, Wh by interval
 * @param today what it really does, Wh by interval
 * @param usualPrice the reservation price it is known for, µ per Wh
 * @param priceToday the one it uses today, µ per Wh
 */
record HomeProfile(List<NetEnergy> past, List<NetEnergy> today, UnitPrice usualPrice, UnitPrice priceToday) {
    HomeProfile {
        past = List.copyOf(past);
        today = List.copyOf(today);
    }
}
