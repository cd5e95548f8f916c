package org.gridmarket.testbed.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.gridmarket.testbed.day.Percentiles;

/**
 * How the listeners of one gateway heard of the same transactions.
 *
 * @param listeners how many there were
 * @param transactions that a peer told of meanwhile
 * @param missed transactions that a listener did not hear of in time, over all listeners
 * @param cut streams that the gateway refused or ended
 * @param delays from a peer's telling to a listener's hearing, over all listeners, ms; below 0 where the gateway's peer was
 *     faster than ours
 */
public record StreamRow(int listeners, int transactions, int missed, int cut, Percentiles delays) {
    private static final int MOST_PERCENT = 95;

    /** Compares what each listener heard with what a peer told. */
    static StreamRow of(Set<String> expected, HearingTimes told, List<HearingTimes> listeners, int cut) {
        List<Long> delays = new ArrayList<>();
        int missed = 0;
        for (HearingTimes listener : listeners) {
            for (String transaction : expected) {
                OptionalLong heard = listener.at(transaction);
                if (heard.isEmpty()) {
                    missed++;
                } else {
                    long from = told.at(transaction).orElseThrow();
                    delays.add(Math.floorDiv(heard.getAsLong() - from, 1_000_000));
                }
            }
        }
        return new StreamRow(listeners.size(), expected.size(), missed, cut, Percentiles.of(delays));
    }

    /** Whether all heard everything, and 95 % of it within the time. */
    boolean isServedWithin(long millis) {
        return missed == 0 && cut == 0 && transactions > 0 && delays.at(MOST_PERCENT) <= millis;
    }

    /** The most listeners that were served within the time, and with them every smaller number that was tried; or 0. */
    public static int served(List<StreamRow> rows, long millis) {
        return rows.stream()
                .takeWhile(row -> row.isServedWithin(millis))
                .mapToInt(StreamRow::listeners)
                .max()
                .orElse(0);
    }

    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("listeners", listeners);
        keys.put("transactions", transactions);
        keys.put("heard", delays.count());
        keys.put("missed", missed);
        keys.put("cut", cut);
        keys.put("delay_ms_p50", delays.at(50));
        keys.put("delay_ms_p95", delays.at(MOST_PERCENT));
        keys.put("delay_ms_p99", delays.at(99));
        return keys;
    }
}
