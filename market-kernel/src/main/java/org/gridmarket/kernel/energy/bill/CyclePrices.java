package org.gridmarket.kernel.energy.bill;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * The DSO's prices of all intervals of a cycle. They are public and linear, which is what lets commitments be added up to
 * the commitment of a bill: no tiers in private mode.
 *
 * @param intervals ascending
 */
public record CyclePrices(List<Price> intervals) {
    private static final Bytes TAG = Bytes.utf8("gridmarket/cycle-prices/1");

    /**
     * The prices of one interval.
     *
     * @param t the interval
     * @param surplus what the DSO pays for a surplus
     * @param deficit what it charges for a deficit
     */
    public record Price(Interval t, UnitPrice surplus, UnitPrice deficit) {}

    public CyclePrices {
        intervals = List.copyOf(intervals);
    }

    /** What a private bill names, so that it is refused when it was reckoned with another tariff. */
    public Bytes digest() {
        List<Bytes> parts = new ArrayList<>();
        parts.add(TAG);
        for (Price price : intervals) {
            parts.add(Bytes.utf8(price.t().toString()));
            parts.add(Bytes.utf8(Long.toString(price.surplus().microPerWh())));
            parts.add(Bytes.utf8(Long.toString(price.deficit().microPerWh())));
        }
        return Digest.sha256(parts.toArray(Bytes[]::new));
    }
}
