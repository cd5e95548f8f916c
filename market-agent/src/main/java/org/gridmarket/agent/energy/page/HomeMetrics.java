package org.gridmarket.agent.energy.page;

import java.util.Optional;
import org.gridmarket.agent.energy.statement.CycleStatement;

/** A home in the form that Prometheus reads; µ and Wh as they are. */
final class HomeMetrics {
    private HomeMetrics() {}

    static String of(HomeView view) {
        StringBuilder page = new StringBuilder();
        Optional<CycleStatement> today = view.today();
        gauge(page, "gridmarket_home_sold_today_wh", "Sold in the market today, Wh.", wh(today, true));
        gauge(page, "gridmarket_home_bought_today_wh", "Bought in the market today, Wh.", wh(today, false));
        gauge(
                page,
                "gridmarket_home_saved_today_micro",
                "Saved today against the grid's tariff, millionths of the currency.",
                today.map(day -> day.saved().micro()).orElse(0L));
        gauge(
                page,
                "gridmarket_home_unread_today_intervals",
                "Intervals of today that are not read yet.",
                today.map(day -> (long) day.unread()).orElse(0L));
        gauge(
                page,
                "gridmarket_home_offers_open",
                "Offers on the ledger that can be traded.",
                view.counts().offersOpen());
        gauge(
                page,
                "gridmarket_home_troubles",
                "Troubles that are listed now.",
                view.troubles().size());
        counter(page, "gridmarket_home_troubles_total", "Troubles since the start.", view.troublesEver());
        counter(
                page,
                "gridmarket_home_operations_committed_total",
                "Operations on the ledger since the start.",
                view.counts().committed());
        counter(
                page,
                "gridmarket_home_operations_refused_total",
                "Operations that the ledger refused since the start.",
                view.counts().refused());
        return page.toString();
    }

    private static long wh(Optional<CycleStatement> today, boolean sold) {
        return today.map(day -> (sold ? day.soldEnergy() : day.boughtEnergy()).wh())
                .orElse(0L);
    }

    private static void gauge(StringBuilder page, String name, String help, long value) {
        metric(page, name, help, "gauge", value);
    }

    private static void counter(StringBuilder page, String name, String help, long value) {
        metric(page, name, help, "counter", value);
    }

    private static void metric(StringBuilder page, String name, String help, String type, long value) {
        page.append("# HELP ").append(name).append(' ').append(help).append('\n');
        page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        page.append(name).append(' ').append(value).append('\n');
    }
}
