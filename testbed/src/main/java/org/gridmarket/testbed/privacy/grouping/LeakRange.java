package org.gridmarket.testbed.privacy.grouping;

import java.util.Optional;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;

/**
 * What everybody knows of one prosumer's trade in an interval, from its group's total and the public limits (Example 2 of
 * 2.8.1.4): between max(0, T - sum of the others' limits) and min(L_u, T).
 *
 * @param least it trades at least this
 * @param most it trades at most this
 */
public record LeakRange(Energy least, Energy most) {
    /** Relative widths below this are flagged (spec anonymity). */
    public static final int FLAGGED_BELOW_PER_MILLE = 200;

    private static final int PER_MILLE = 1_000;

    /**
     * Empty when the limits cannot add up to the total: then they are not those under which it was traded.
     *
     * @param total T, what the group has traded
     * @param own L_u
     * @param others the sum of the others' L
     */
    public static Optional<LeakRange> of(EnergySum total, Energy own, EnergySum others) {
        EnergySum least = total.minusOrZero(others);
        if (least.exceeds(own)) {
            return Optional.empty();
        }
        Energy most = total.exceeds(own) ? own : Energy.ofWh(total.wh());
        return Optional.of(new LeakRange(Energy.ofWh(least.wh()), most));
    }

    /** How uncertain the trade is, Wh. */
    public Energy width() {
        return most.minus(least);
    }

    /** The width in thousandths of the limit, 0..1000; 0 for a limit of zero, of which all is known. */
    public int widthPerMille(Energy own) {
        return own.isZero() ? 0 : Math.toIntExact(width().wh() * PER_MILLE / own.wh());
    }
}
