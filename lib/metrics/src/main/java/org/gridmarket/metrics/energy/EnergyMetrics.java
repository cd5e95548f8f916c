package org.gridmarket.metrics.energy;

import org.gridmarket.metrics.Metric;
import org.gridmarket.metrics.MetricFamily;

/** The energy market, as a gateway's read model has it. Counters count from the ledger's first block on. */
public final class EnergyMetrics {
    private static final MetricFamily FAMILY = new MetricFamily("The energy market", "gateway");

    public static final Metric ROUND_OVERDUE = FAMILY.gauge(
            "gridmarket_round_overdue_seconds", "Time since the gate of the oldest round not closed or not final.");
    public static final Metric ROUND_OVERDUE_ALLOWED = FAMILY.gauge(
            "gridmarket_round_overdue_allowed_seconds",
            "How long a round may be overdue: the grace of other closers and one interval.");
    public static final Metric ROUND = FAMILY.gauge("gridmarket_round", "The present round, by the clock.");
    public static final Metric LAST_CLOSED_ROUND =
            FAMILY.gauge("gridmarket_last_closed_round", "The last round that is closed.");
    public static final Metric LAST_FINAL_INTERVAL =
            FAMILY.gauge("gridmarket_last_final_interval", "The last interval that is final.");
    public static final Metric FINALISED_INTERVALS = FAMILY.counter(
            "gridmarket_finalised_intervals_total",
            "Intervals that are final, by where their trades come from.",
            "source");
    public static final Metric UNSOLVED_INTERVALS = FAMILY.counter(
            "gridmarket_unsolved_intervals_total",
            "Intervals that became final without a candidate although both sides had offers that were still open.");
    public static final Metric ROUNDS_WITHOUT_CANDIDATE = FAMILY.gauge(
            "gridmarket_rounds_without_candidate",
            "Final intervals since the last one with a candidate for which both sides had offers that were still open.");
    public static final Metric TRADED_WH =
            FAMILY.counter("gridmarket_traded_wh_total", "Energy of all final trades, in Wh.");
    public static final Metric TRADES = FAMILY.counter("gridmarket_trades_total", "Final trades.");
    public static final Metric GROUP_LOAD_RATIO = FAMILY.gauge(
            "gridmarket_group_load_ratio",
            "Share of a limit group's limit that the last final interval uses: 0 to 1; internal or external.",
            "group",
            "limit");
    public static final Metric MIXES = FAMILY.counter(
            "gridmarket_mixes_total",
            "Mixes by what became of them: opened, not_opened, aborted (a run; the next follows), abandoned, committed.",
            "outcome");
    public static final Metric DRAW_SHARES =
            FAMILY.counter("gridmarket_draw_shares_total", "Shares of draws that were asked for, by answer.", "answer");
    public static final Metric CLOSER_LOOKED =
            FAMILY.gauge("gridmarket_closer_looked_seconds", "Time since this gateway's round closer last looked.");
    public static final Metric CLOSER_DONE = FAMILY.gauge(
            "gridmarket_closer_done_seconds", "Time since this gateway's round closer last did something.");

    private EnergyMetrics() {}

    public static MetricFamily family() {
        return FAMILY;
    }
}
