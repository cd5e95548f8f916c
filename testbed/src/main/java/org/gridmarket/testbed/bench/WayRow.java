package org.gridmarket.testbed.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one way to the ledger carried, beside what the direct way carried of the same.
 *
 * @param way its name
 * @param measured what it carried
 * @param direct the same operations in the same run, sent to peers without a gateway
 */
public record WayRow(String way, ScenarioRow measured, ScenarioRow direct) {
    private static final int PERCENT = 100;

    /** The keys of a scenario, and the throughput in percent of the direct way's. */
    public Map<String, Object> keys(String profile) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("way", way);
        keys.putAll(measured.keys(profile));
        double baseline = direct.committedPerSecond();
        keys.put(
                "percent_of_direct",
                baseline == 0 ? 0L : Math.round(measured.committedPerSecond() * PERCENT / baseline));
        return keys;
    }
}
