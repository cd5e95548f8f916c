package org.gridmarket.testbed.privacy.grouping;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much the groups' totals leave open, over all prosumers, intervals and sides in which a prosumer could trade.
 *
 * @param observed cases (prosumer, interval, side) in which the group traded
 * @param flagged of these, cases with a relative width below 20 %
 * @param exact of these, cases in which the trade is known exactly
 * @param meanPerMille mean relative width of the observed cases, thousandths
 * @param idle cases in which the group did not trade, so that everybody knows that its members did not
 */
public record LeakSummary(long observed, long flagged, long exact, long meanPerMille, long idle) {
    /** Stable keys for reports. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("observed_cases", observed);
        keys.put("flagged_cases", flagged);
        keys.put("exactly_known_cases", exact);
        keys.put("mean_width_per_mille", meanPerMille);
        keys.put("idle_cases", idle);
        return keys;
    }

    /** Counts case by case. */
    public static final class Tally {
        private long observed;
        private long flagged;
        private long exact;
        private long widths;
        private long idle;

        public void idle() {
            idle++;
        }

        public void range(int widthPerMille) {
            observed++;
            widths += widthPerMille;
            flagged += widthPerMille < LeakRange.FLAGGED_BELOW_PER_MILLE ? 1 : 0;
            exact += widthPerMille == 0 ? 1 : 0;
        }

        public LeakSummary summary() {
            return new LeakSummary(observed, flagged, exact, observed == 0 ? 0 : widths / observed, idle);
        }
    }
}
