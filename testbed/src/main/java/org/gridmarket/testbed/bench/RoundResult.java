package org.gridmarket.testbed.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a round measured.
 *
 * @param homes that took part
 * @param intervals of the look-ahead
 * @param realMillis how long an interval really lasts
 * @param scenarios what the homes sent
 * @param watch what was heard of the round
 * @param sealGate when the book could be sealed, ms since the epoch
 * @param endGate when the round ended
 * @param refused solutions that the ledger did not take, by code
 */
public record RoundResult(
        int homes,
        int intervals,
        long realMillis,
        List<ScenarioRow> scenarios,
        RoundWatch watch,
        long sealGate,
        long endGate,
        Map<String, Integer> refused) {
    public RoundResult {
        scenarios = List.copyOf(scenarios);
    }

    /** The candidates in the order in which they led. */
    public List<Map<String, Object>> candidates() {
        return watch.rows().stream().map(CandidateRow::keys).toList();
    }

    /** {@code bench round --report}, without costs and audit. */
    public Map<String, Object> keys() {
        List<CandidateRow> rows = watch.rows();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("homes", homes);
        keys.put("offers", watch.offers());
        keys.put("intervals", intervals);
        keys.put("interval_ms", realMillis);
        keys.put("sealed_after_gate_ms", watch.sealed().orElseThrow() - sealGate);
        keys.put("first_candidate_ms", rows.isEmpty() ? null : rows.getFirst().millis());
        keys.put("good_candidate_ms", orNull(CandidateRow.firstGood(rows)));
        keys.put("candidates", rows.size());
        keys.put("solutions_rejected_by_code", refused);
        keys.put("finalised_after_gate_ms", watch.finalised().orElseThrow() - endGate);
        keys.put("final_trades", watch.finalTrades());
        keys.put("final_wh", watch.finalWh());
        keys.put("accounts_with_trades", watch.traders().size());
        return keys;
    }

    private static Object orNull(OptionalLong value) {
        return value.isPresent() ? (Object) value.getAsLong() : "none";
    }
}
