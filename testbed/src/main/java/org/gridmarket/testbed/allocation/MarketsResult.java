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
    private final LedgerAudit audit;
    private final boolean peersAgree;
    private final long wallSeconds;

    MarketsResult(List<MarketResult> markets, LedgerAudit audit, boolean peersAgree, long wallSeconds) {
        this.markets = List.copyOf(markets);
        this.audit = audit;
        this.peersAgree = peersAgree;
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
        return audit.isClean() && conserved() && peersAgree && markets.stream().allMatch(MarketResult::isWhole);
    }

    /** For {@code --report}. */
    public Map<String, Object> keys() {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("markets", markets.stream().map(MarketsResult::keys).toList());
        keys.put("money_conserved", conserved());
        keys.put("violations", audit.violations());
        keys.put("wall_s", wallSeconds);
        keys.put("peers_agree", peersAgree);
        return keys;
    }

    private static Map<String, @Nullable Object> keys(MarketResult market) {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put("market", market.market());
        keys.put("members", market.members());
        keys.put("cycles", market.cycles());
        keys.put("offers_posted", market.offersPosted());
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
                lines.add("  " + market.unsettledPages() + " pages unsettled, operations refused: "
                        + market.operationsRefused());
            }
        }
        audit.violations().forEach(what -> lines.add("  " + what));
        if (!peersAgree) {
            lines.add("  peers hold different rows");
        }
        if (!conserved()) {
            lines.add("  money is not shown to be conserved");
        }
        return lines;
    }
}
