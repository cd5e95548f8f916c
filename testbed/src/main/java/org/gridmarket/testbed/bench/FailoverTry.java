package org.gridmarket.testbed.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.gridmarket.testbed.day.Percentiles;

/**
 * One gateway that died or hung under its clients.
 *
 * @param fault what befell it
 * @param organisation whose gateway it was
 * @param outageMillis the longest time between two answers of a client that asks one question after the other
 * @param operationMillis how long each operation took that was sent at the moment of the fault, until it was known to be on the
 *     ledger
 * @param toldMillis when discovery took it out of the client's choice; negative for the client's own contact, which stays
 * @param untilAllMillis from the fault until all operations were known to be on the ledger
 */
public record FailoverTry(
        GatewayFault fault,
        String organisation,
        long outageMillis,
        List<Long> operationMillis,
        long toldMillis,
        long untilAllMillis) {
    public FailoverTry {
        operationMillis = List.copyOf(operationMillis);
    }

    long slowestOperationMillis() {
        return Collections.max(operationMillis);
    }

    /** A row for all tries of a fault: median and worst. */
    public static Map<String, Object> keys(GatewayFault fault, List<FailoverTry> all) {
        List<FailoverTry> own =
                all.stream().filter(each -> each.fault() == fault).toList();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("fault", fault.name().toLowerCase(Locale.ROOT));
        keys.put("tries", own.size());
        put(keys, "without_answer", own, FailoverTry::outageMillis);
        put(keys, "slowest_operation", own, FailoverTry::slowestOperationMillis);
        put(
                keys,
                "told_down",
                own.stream().filter(each -> each.toldMillis() >= 0).toList(),
                FailoverTry::toldMillis);
        return keys;
    }

    private static void put(
            Map<String, Object> keys, String name, List<FailoverTry> tries, ToLongFunction<FailoverTry> millis) {
        Percentiles found =
                Percentiles.of(tries.stream().map(millis::applyAsLong).toList());
        keys.put(name + "_median_ms", found.at(50));
        keys.put(name + "_worst_ms", found.at(100));
    }

    @Override
    public String toString() {
        return fault + " " + organisation + ": " + outageMillis + " ms without an answer, slowest operation "
                + slowestOperationMillis() + " ms, "
                + (toldMillis < 0 ? "not told" : "told down after " + toldMillis + " ms");
    }
}
