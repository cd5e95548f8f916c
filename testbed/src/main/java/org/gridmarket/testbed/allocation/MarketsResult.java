package org.gridmarket.testbed.allocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.audit.LedgerAudit;
import org.gridmarket.audit.MarketFindings;
import org.gridmarket.testbed.day.Percentiles;
import org.jspecify.annotations.Nullable;

/** What came of a run: its markets, and what the blocks show. */
public final class MarketsResult {
    private final List<MarketResult> markets;
    private final SolverAttempts attempts;
    private final List<String> killed;
    private final LedgerAudit audit;
    private final @Nullable Boolean peersAgree;
    private final List<String> absent;
    private final long wallSeconds;

    /**
     * @param attempts of the solvers that run in the end, by what became of them
     * @param killed what was killed in the middle of cycles
     * @param peersAgree null where some did not answer and the others do not differ
     * @param absent who did not answer, and why
     */
    MarketsResult(
            List<MarketResult> markets,
            SolverAttempts attempts,
            List<String> killed,
            LedgerAudit audit,
            @Nullable Boolean peersAgree,
            List<String> absent,
            long wallSeconds) {
        this.markets = List.copyOf(markets);
        this.attempts = attempts;
        this.killed = List.copyOf(killed);
        this.audit = audit;
        this.peersAgree = peersAgree;
        this.absent = List.copyOf(absent);
        this.wallSeconds = wallSeconds;
    }

    private boolean conserved() {
        return Optional.ofNullable(audit.findings().get("purse"))
                .map(MarketFindings::figures)
                .filter(figures -> Boolean.TRUE.equals(figures.get("purse_conserved")))
                .isPresent();
    }

    /** Whether nothing is wrong: in the blocks, between the peers, and in any market. */
    public boolean isClean() {
        return audit.isClean()
                && conserved()
                && Boolean.TRUE.equals(peersAgree)
                && markets.stream().allMatch(MarketResult::isWhole);
    }

    /** For {@code --report}. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("markets", markets.stream().map(MarketsResult::keys).toList());
        keys.put("solutions_refused_by_code", attempts.refused());
        keys.put("solutions_unknown", attempts.unknown());
        keys.put("solvers_silent", attempts.silent());
        keys.put("killed", killed);
        keys.put("money_conserved", conserved());
        keys.put("violations", audit.violations());
        keys.put("wall_s", wallSeconds);
        keys.put("peers_agree", peersAgree);
        keys.put("not_answered_by", absent);
        return keys;
    }

    private static Map<String, @Nullable Object> keys(MarketResult market) {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put("market", market.market());
        keys.put("members", market.members());
        keys.put("cycles", market.cycles());
        keys.put("offers_posted", market.offersPosted());
        keys.put("offers_missing", market.offersMissing());
        keys.put("offers_refused_by_code", market.offersRefused());
        keys.put("operations_refused_by_code", market.operationsRefused());
        keys.put("solutions_accepted", market.solutionsAccepted());
        keys.put("value", market.value());
        keys.put("solved_cycles", market.solved());
        keys.put("proved_cycles", market.proved());
        keys.put("assignments", market.assignments());
        keys.put("paid_micro", market.paid().micro());
        keys.put("fees_micro", market.fees().micro());
        keys.put("unsettled_pages", market.unsettledPages());
        keys.put("finalise_ms_p50", Percentiles.of(market.finaliseMillis()).at(50));
        keys.put("finalise_ms_max", Percentiles.of(market.finaliseMillis()).at(100));
        keys.put("submit_ms_p50", Percentiles.of(market.submitMillis()).at(50));
        keys.put("submit_ms_p95", Percentiles.of(market.submitMillis()).at(95));
        return keys;
    }

    /** The verdict first, then a line for each market and each thing that is wrong. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(isClean() ? "CLEAN: blocks audited, money conserved, peers agree" : "NOT CLEAN");
        for (MarketResult market : markets) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: %d members, %d offers, %d of %d cycles solved (%d proved), value %s, %d assignments, paid %d µ,"
                            + " fees %d µ, final %s ms after the cycle's end (median), operations %s ms (median)",
                    market.market(),
                    market.members(),
                    market.offersPosted(),
                    market.solved(),
                    market.cycles(),
                    market.proved(),
                    market.value(),
                    market.assignments(),
                    market.paid().micro(),
                    market.fees().micro(),
                    Percentiles.of(market.finaliseMillis()).at(50),
                    Percentiles.of(market.submitMillis()).at(50)));
            if (!market.isWhole()) {
                lines.add("  " + market.unsettledPages() + " pages unsettled, " + market.offersMissing()
                        + " offers missing, operations refused: " + market.operationsRefused() + ", offers refused: "
                        + market.offersRefused());
            }
        }
        lines.add("solutions refused: " + attempts.refused());
        attempts.silent().forEach(whom -> lines.add("  no figures from " + whom));
        killed.forEach(what -> lines.add("killed " + what));
        audit.violations().forEach(what -> lines.add("  " + what));
        if (Boolean.FALSE.equals(peersAgree)) {
            lines.add("  peers hold different rows");
        }
        absent.forEach(whom -> lines.add("  no answer from " + whom));
        if (!conserved()) {
            lines.add("  money is not shown to be conserved");
        }
        return lines;
    }
}
