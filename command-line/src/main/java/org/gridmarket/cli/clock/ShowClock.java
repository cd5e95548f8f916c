package org.gridmarket.cli.clock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.PresentPeriod;
import org.gridmarket.cli.GatewayQuestion;
import org.gridmarket.cli.PeriodOperation;
import org.gridmarket.kernel.clock.Clock;
import picocli.CommandLine;

/** Where the clock stands. */
@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description =
                "Shows how the ledger counts periods, the period that lasts and the last one that a signed operation may name.",
        footer = {"", "Example: ./gridmarket clock show --gateway 127.0.0.1:8080"})
final class ShowClock extends GatewayQuestion {
    private static final long MILLIS = 1_000;

    @Override
    public Integer call() {
        ClockReply reply = PeriodOperation.clock(gateway());
        report(keys(reply));
        lines(reply).forEach(out()::println);
        return 0;
    }

    static Map<String, Object> keys(ClockReply reply) {
        Map<String, Object> keys = new LinkedHashMap<>();
        Optional<Clock> clock = ClockQuestions.founded(reply);
        keys.put("founded", clock.isPresent());
        keys.put("proposals", reply.getProposalsCount());
        keys.put("now_ms", reply.getNowMs());
        keys.put("epoch_ms", clock.map(known -> known.epoch().epochMillis()).orElse(null));
        keys.put("period_ms", clock.map(Clock::periodMillis).orElse(null));
        keys.put("simulation", clock.map(Clock::simulation).orElse(null));
        keys.put("digest", clock.map(known -> known.digest().toHex()).orElse(null));
        boolean stands = reply.hasPresent();
        keys.put("period", stands ? reply.getPresent().getPeriod() : null);
        keys.put("period_end_ms", stands ? reply.getPresent().getEndMs() : null);
        keys.put("last_nameable", stands ? reply.getPresent().getLastNameable() : null);
        return keys;
    }

    static List<String> lines(ClockReply reply) {
        return ClockQuestions.founded(reply).map(clock -> founded(clock, reply)).orElseGet(() -> waiting(reply));
    }

    private static List<String> founded(Clock clock, ClockReply reply) {
        PresentPeriod present = reply.getPresent();
        return List.of(
                ClockWords.of(clock),
                "period " + present.getPeriod() + ": ends at " + ClockWords.time(present.getEndMs()) + ", in "
                        + (present.getEndMs() - reply.getNowMs()) / MILLIS + " s",
                "operations signed now name a period up to " + present.getLastNameable() + " as their last");
    }

    private static List<String> waiting(ClockReply reply) {
        List<String> lines = new ArrayList<>(List.of("the ledger has no clock"));
        ClockQuestions.proposals(reply).forEach(one -> {
            lines.add("proposed by " + one.by() + ": " + ClockWords.of(one.clock()));
            lines.add("next: an administrator of another organisation: gridmarket clock approve "
                    + one.clock().digest().toHex());
        });
        if (reply.getProposalsCount() == 0) {
            lines.add("next: an administrator of any organisation: gridmarket clock propose");
        }
        return lines;
    }
}
