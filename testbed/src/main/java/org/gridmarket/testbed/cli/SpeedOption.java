package org.gridmarket.testbed.cli;

import java.math.BigDecimal;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.testbed.day.DaySpeed;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** How long an interval of a run really lasts. */
final class SpeedOption {
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1_000);
    private static final BigDecimal MOST_MILLIS = BigDecimal.valueOf(900_000);
    private static final BigDecimal USUAL = new BigDecimal("2.5");
    private static final BigDecimal ANONYMOUS_PER_HOME = new BigDecimal("0.06");

    @CommandLine.Option(
            names = "--speed",
            paramLabel = "SECONDS",
            description =
                    "How long an interval really lasts; when absent 2.5, and in anonymous trading 0.06 for each home if"
                            + " that is more, since each of them has an operation in an interval, and still more on a"
                            + " machine that is seen to be slow or busy, or with more --bundles.")
    private @Nullable BigDecimal seconds;

    /** As it was typed, or as so many homes need it. */
    DaySpeed of(int homes, boolean isPublic) {
        BigDecimal typed = seconds;
        return typed == null
                ? DaySpeed.atLeast(checkedMillis(
                        isPublic ? USUAL : USUAL.max(ANONYMOUS_PER_HOME.multiply(BigDecimal.valueOf(homes)))))
                : DaySpeed.fixed(checkedMillis(typed));
    }

    private static long checkedMillis(BigDecimal seconds) {
        BigDecimal millis = seconds.multiply(MILLIS);
        BigDecimal least = BigDecimal.valueOf(MarketCalendar.MIN_SIMULATED_MILLIS);
        if (millis.compareTo(least) < 0 || millis.compareTo(MOST_MILLIS) > 0) {
            throw new UsageException("--speed " + seconds + " s is outside " + least.divide(MILLIS) + "..900 s");
        }
        return millis.longValue();
    }
}
