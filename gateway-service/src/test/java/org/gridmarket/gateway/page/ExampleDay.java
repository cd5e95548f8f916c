package org.gridmarket.gateway.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.gateway.dashboard.Pages;
import org.gridmarket.gateway.energy.page.DayPages;
import org.jspecify.annotations.Nullable;

/** A day of a small town as the gateway would tell it: three feeders, two of them also in a group; sun at noon. */
final class ExampleDay {
    static final long EPOCH = 1_774_000_800_000L;
    static final long REAL_MILLIS = 5_000;
    static final int FIRST_TRADED = 28;
    static final int LAST_TRADED = 80;
    static final int PER_DAY = 96;
    static final String SOLVER = "1f".repeat(32);
    static final String SECOND_SOLVER = "c4".repeat(32);

    private static final List<String> GROUPS = List.of("f1", "f2", "f3", "f2-and-f3");
    private static final long INTERNAL_WH = 6_250;
    private static final long EXTERNAL_WH = 5_000;

    /** Final up to here. */
    private final int lastFinal;

    /** An interval that one group trades beyond its limit in; none below 0. */
    private final int violated;

    ExampleDay(int lastFinal, int violated) {
        this.lastFinal = lastFinal;
        this.violated = violated;
    }

    ExampleDay(int lastFinal) {
        this(lastFinal, -1);
    }

    private static long sun(int t) {
        return Math.max(0, Math.round(9_000 * Math.sin(Math.PI * (t - 24) / 60.0)));
    }

    private static long traded(int t) {
        return t % 11 == 5 ? 0 : Math.min(sun(t), demand(t)) * 8 / 10;
    }

    private static long demand(int t) {
        return 3_500 + 1_200L * (t % 7) / 2;
    }

    private boolean isFinal(int t) {
        return t <= lastFinal;
    }

    private static String source(int t) {
        return traded(t) == 0 ? "NOTHING" : t % 9 == 4 ? "CARRIED" : "CANDIDATE";
    }

    DayPages.Column column(int t) {
        boolean done = isFinal(t);
        long wh = done ? traded(t) : 0;
        return new DayPages.Column(
                new Pages.IntervalRow(
                        t,
                        EPOCH + t * REAL_MILLIS,
                        done ? "FINALISED" : "OPEN",
                        done ? source(t) : null,
                        sun(t),
                        demand(t),
                        wh,
                        wh > 0 ? 6 : 0),
                wh == 0 ? null : trading(t, wh),
                new DayPages.Prices(110, 290, 10, 100, 300),
                done && source(t).equals("CANDIDATE") ? solved(t, wh) : null);
    }

    private static DayPages.Trading trading(int t, long wh) {
        long mean = 170 + 7L * (t % 8);
        return new DayPages.Trading(Long.toString(wh * mean), Long.toString(20 * wh), mean - 25, mean + 30);
    }

    private static DayPages.Solved solved(int t, long wh) {
        return new DayPages.Solved(
                t % 3 == 0 ? SECOND_SOLVER : SOLVER, 1 + t % 3, wh, Long.toString(wh * 60), t % 4 != 0);
    }

    List<DayPages.Column> columns() {
        return IntStream.rangeClosed(FIRST_TRADED, LAST_TRADED)
                .mapToObj(this::column)
                .toList();
    }

    private DayPages.Cell cell(int group, int t) {
        long part = traded(t) * (group == 3 ? 3 : 1) / 4 + 300L * group;
        long beyond = t == violated && group == 1 ? INTERNAL_WH : 0;
        return new DayPages.Cell(t, part + beyond, part * (2 + group + t % 3) / 5);
    }

    private List<DayPages.Group> groups() {
        List<DayPages.Group> groups = new ArrayList<>();
        for (int i = 0; i < GROUPS.size(); i++) {
            int group = i;
            groups.add(new DayPages.Group(
                    GROUPS.get(i),
                    i == 3 ? List.of("f2", "f3") : List.of(GROUPS.get(i)),
                    List.of(new DayPages.Limits(0, i == 3 ? 2 * INTERNAL_WH : INTERNAL_WH, EXTERNAL_WH)),
                    IntStream.rangeClosed(FIRST_TRADED, Math.min(lastFinal, LAST_TRADED))
                            .filter(t -> traded(t) > 0)
                            .mapToObj(t -> cell(group, t))
                            .toList()));
        }
        return groups;
    }

    private List<DayPages.Violation> violations() {
        return isFinal(violated) && violated >= FIRST_TRADED
                ? List.of(new DayPages.Violation(
                        violated, "f2", "internal", cell(1, violated).soldWh(), INTERNAL_WH))
                : List.of();
    }

    DayPages.Day day() {
        List<DayPages.Column> columns = columns();
        long offered =
                columns.stream().mapToLong(each -> each.row().offeredWh()).sum();
        long requested =
                columns.stream().mapToLong(each -> each.row().requestedWh()).sum();
        long traded = columns.stream().mapToLong(each -> each.row().tradedWh()).sum();
        return new DayPages.Day(
                0,
                0,
                PER_DAY - 1,
                null,
                null,
                columns,
                groups(),
                violations(),
                new DayPages.Sum(
                        offered,
                        requested,
                        traded,
                        columns.stream().mapToInt(each -> each.row().trades()).sum(),
                        Long.toString(traded * 194),
                        Long.toString(traded * 20),
                        traded == 0
                                ? List.of()
                                : List.of(
                                        new DayPages.Source("CANDIDATE", 30),
                                        new DayPages.Source("CARRIED", 4),
                                        new DayPages.Source("NOTHING", 5)),
                        traded == 0
                                ? List.of()
                                : List.of(
                                        new DayPages.Solver(SOLVER, 20, 15, 80_000),
                                        new DayPages.Solver(SECOND_SOLVER, 10, 7, 31_000))));
    }

    DayPages.IntervalDetail interval(int t) {
        return new DayPages.IntervalDetail(
                column(t),
                0,
                EPOCH + (t - 1) * REAL_MILLIS,
                at(t, 1),
                isFinal(t) ? 900L + t : null,
                at(t, 2),
                isFinal(t) ? 901L + t : null,
                groups().stream()
                        .map(group -> new Pages.GroupLoad(group.group(), 2_100, 1_400, INTERNAL_WH, EXTERNAL_WH))
                        .toList(),
                List.of(),
                IntStream.range(0, 6)
                        .mapToObj(i -> new Pages.TradeRow(
                                "ab".repeat(32) + "#" + i, "cd".repeat(32) + "#" + (i + 1), 250L * (6 - i), 190, 10))
                        .toList());
    }

    private @Nullable Long at(int t, int seconds) {
        return isFinal(t) ? EPOCH + (t - 1) * REAL_MILLIS + seconds * 1_000L : null;
    }

    static DayPages.RoundDetail round(int t) {
        return new DayPages.RoundDetail(
                t,
                0,
                EPOCH + (t - 1) * REAL_MILLIS,
                t + 8,
                EPOCH + t * REAL_MILLIS,
                900L + t,
                "CANDIDATE",
                List.of(
                        new Pages.CandidateRow(899, SOLVER, 9_000, "540000", 12, true),
                        new Pages.CandidateRow(898, SECOND_SOLVER, 8_500, "510000", 11, false)));
    }
}
