package org.gridmarket.testbed.bench.discovery;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of what was found, beside what was to be reached and what the text says (spec middleware, To show).
 *
 * @param what was measured
 * @param found by the benchmark
 * @param reach what we set out for
 * @param text what the text has
 * @param held whether it was reached; what has no bound always is
 */
public record DiscoveryRow(String what, String found, String reach, String text, boolean held) {
    /** For tables and reports. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("what", what);
        keys.put("found", found);
        keys.put("reach", reach);
        keys.put("text", text);
        keys.put("held", held ? "yes" : "NO");
        return keys;
    }
}
