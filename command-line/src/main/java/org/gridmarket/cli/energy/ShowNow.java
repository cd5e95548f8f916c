package org.gridmarket.cli.energy;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.api.v1.Present;
import org.gridmarket.cli.GatewayQuestion;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import picocli.CommandLine;

/** Where the market stands. */
@CommandLine.Command(
        name = "now",
        mixinStandardHelpOptions = true,
        description =
                "Shows the present round, its gate, the time of day, and whether the market is in time or overdue.",
        footer = {"", "Example: ./gridmarket now --gateway 127.0.0.1:8080"})
public final class ShowNow extends GatewayQuestion {
    private static final long MILLIS = 1_000;

    @Override
    public Integer call() {
        KnownMarket market = KnownMarket.of(gateway());
        Present present = market.description().getPresent();
        LedgerTime now = new LedgerTime(market.description().getNowMs());
        report(keys(market, present));
        PrintWriter out = out();
        lines(market.times(), present, now).forEach(out::println);
        return 0;
    }

    private static Map<String, Object> keys(KnownMarket market, Present present) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("round", present.getRound());
        keys.put("gate_ms", present.getGateMs());
        keys.put("now_ms", market.description().getNowMs());
        keys.put(
                "market_time",
                market.times().marketTime(new LedgerTime(market.description().getNowMs())));
        keys.put("last_nameable", present.getLastNameable());
        keys.put("last_closed_round", present.getLastClosed());
        keys.put("last_final_interval", present.getLastFinal());
        keys.put("overdue_ms", present.getOverdueMs());
        keys.put("overdue_allowed_ms", present.getOverdueAllowedMs());
        keys.put("in_time", isInTime(present));
        return keys;
    }

    /** For people; the first line is the verdict. */
    static List<String> lines(MarketTimes times, Present present, LedgerTime now) {
        Round round = Round.of(present.getRound());
        LedgerTime gate = new LedgerTime(present.getGateMs());
        return List.of(
                verdict(times, present),
                "time of day: " + times.marketTime(now) + "; " + times.meaning(),
                "round " + round + ": ends at " + times.clock(gate) + ", in "
                        + (gate.epochMillis() - now.epochMillis()) / MILLIS
                        + " s; then interval " + times.named(round.interval()) + " is final",
                "closed: round " + Round.of(present.getLastClosed()) + "; final: interval "
                        + times.named(Interval.of(present.getLastFinal())),
                "offers made now go into book " + round.next() + " and name intervals from "
                        + times.named(round.next().book().firstNameable()) + " to "
                        + times.named(Interval.of(present.getLastNameable())));
    }

    private static boolean isInTime(Present present) {
        return present.getOverdueMs() <= present.getOverdueAllowedMs();
    }

    private static String verdict(MarketTimes times, Present present) {
        if (isInTime(present)) {
            return "in time";
        }
        Interval oldest = Interval.of(Math.min(present.getLastClosed(), present.getLastFinal()))
                .next();
        return "overdue by " + present.getOverdueMs() / MILLIS + " s: interval " + times.named(oldest)
                + " is not final. The page of a gateway, in a browser, tells why and the next step";
    }
}
