package org.gridmarket.testbed.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.gridmarket.cli.energy.MarketTimes;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testbed.day.Announcer;
import org.gridmarket.testbed.day.DayPlan;
import org.gridmarket.testbed.day.IntervalLine;

/** What a run prints while it goes on: steps, and a line per interval in columns. Thread-safe. */
final class RunConsole implements Announcer {
    private static final String ROW = "%8s %11s %11s %12s %10s %9s  %-10s %-8s %8s %8s";

    private final PrintWriter out;
    private final long begun = System.nanoTime();
    private boolean headed;

    RunConsole(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void step(String text) {
        print(String.format(Locale.ROOT, "%6.1f s  %s", (System.nanoTime() - begun) / 1e9, text));
    }

    @Override
    public synchronized void interval(IntervalLine line) {
        if (!headed) {
            headed = true;
            print(String.format(
                    ROW,
                    "interval",
                    "time",
                    "offered_wh",
                    "requested_wh",
                    "traded_wh",
                    "micro/Wh",
                    "source",
                    "solver",
                    "solve_ms",
                    "final_ms"));
        }
        AccountKey solver = line.solver();
        UnitPrice price = line.meanPrice();
        print(String.format(
                ROW,
                line.interval(),
                MarketTimes.simulated(line.interval(), DayPlan.MINUTES),
                line.offered().wh(),
                line.requested().wh(),
                line.finding().traded().wh(),
                price == null ? "-" : price.microPerWh(),
                line.finding().source(),
                solver == null ? "-" : solver.toHex().substring(0, 8),
                line.solveMillis() < 0 ? "-" : line.solveMillis(),
                line.finalMillis()));
        if (!line.finding().isFeasible()) {
            warn(String.valueOf(line.finding().offence()));
        }
    }

    @Override
    public synchronized void warn(String text) {
        print("warning: " + text);
    }

    private void print(String text) {
        out.println(text);
        out.flush();
    }
}
