package org.gridmarket.testbed.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.party.AccountKey;
import org.jspecify.annotations.Nullable;

/**
 * One candidate of a round against the best bound that any of them proved.
 *
 * @param solver who posted it
 * @param millis since the seal, until it was heard from a gateway
 * @param value as the ledger computed it
 * @param trades of the whole look-ahead
 * @param certified by the ledger
 * @param certificateNumbers integers of its certificate; 0 without one
 * @param bound energy that no solution exceeds, Wh; {@link Long#MAX_VALUE} when nobody proved one
 */
record CandidateRow(
        AccountKey solver,
        long millis,
        ObjectiveValue value,
        int trades,
        boolean certified,
        int certificateNumbers,
        long bound) {
    private static final int SHORT_NAME = 8;
    private static final long PERCENT = 100;

    static List<CandidateRow> of(List<RoundWatch.Candidate> candidates, RoundInstance instance, long sealed) {
        long bound = candidates.stream()
                .map(one -> one.accepted().certificate())
                .mapToLong(certificate -> bound(certificate, instance))
                .min()
                .orElse(Long.MAX_VALUE);
        return candidates.stream()
                .map(one -> new CandidateRow(
                        one.accepted().solver(),
                        one.millis() - sealed,
                        one.accepted().value(),
                        one.accepted().trades(),
                        one.accepted().certified(),
                        size(one.accepted().certificate()),
                        bound))
                .toList();
    }

    private static long bound(@Nullable Certificate certificate, RoundInstance instance) {
        return certificate == null
                ? Long.MAX_VALUE
                : certificate.bound(instance).energyWh();
    }

    private static int size(@Nullable Certificate certificate) {
        return certificate == null ? 0 : certificate.size();
    }

    /** Certified, or its energy within 1 % of the bound. */
    boolean isGood() {
        boolean near = bound != Long.MAX_VALUE && (bound - value.energyWh()) * PERCENT <= bound;
        return certified || near;
    }

    /** When the first good one of them was heard, ms since the seal. */
    static OptionalLong firstGood(List<CandidateRow> rows) {
        return rows.stream()
                .filter(CandidateRow::isGood)
                .mapToLong(CandidateRow::millis)
                .findFirst();
    }

    Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("solver", solver.toHex().substring(0, SHORT_NAME));
        keys.put("after_seal_ms", millis);
        keys.put("objective_wh", value.energyWh());
        keys.put("welfare_micro", value.welfareMicro());
        keys.put("upper_bound_wh", bound == Long.MAX_VALUE ? null : bound);
        keys.put("trades", trades);
        keys.put("certified", certified);
        keys.put("certificate_numbers", certificateNumbers);
        return keys;
    }
}
