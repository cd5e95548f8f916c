package org.gridmarket.testbed.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a program took, in ms of wall time, the quickest run; NaN where there is no such engine.
 *
 * @param instructions as the meter counts them
 * @param equal whether all engines gave the same status, count and output
 * @param bareV8 without the meter, which nobody may offer
 */
public record SandboxRow(
        String program,
        String argument,
        long instructions,
        boolean equal,
        double nativeMillis,
        double bareV8,
        double v8,
        double bareAot,
        double aot) {
    private static final double PERCENT = 100;

    /** For tables and reports. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("program", program + " " + argument);
        keys.put("instructions", instructions);
        keys.put("equal", equal);
        keys.put("native_ms", Math.round(nativeMillis));
        keys.put("v8_ms", Math.round(v8));
        keys.put("v8_meter_percent", Math.round(PERCENT * (v8 / bareV8 - 1)));
        keys.put("aot_ms", Math.round(aot));
        keys.put("aot_meter_percent", Math.round(PERCENT * (aot / bareAot - 1)));
        keys.put("aot_over_native", Math.round(aot / nativeMillis * 10) / 10.0);
        return keys;
    }
}
