package org.gridmarket.testbed.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.testbed.microgrid.DataFolder;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.microgrid.SharedFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spec energy-market, "Known answers"; sums of kW over intervals, so a kW is 250 Wh. */
final class KnownAnswersTest {
    private static final String BATTERY = "homes-102-battery";

    @TempDir
    private Path folder;

    // spotless:off
    @ParameterizedTest
    @CsvSource({
        "homes-102-no-battery, none,  4131.2", "homes-102-battery, none,  4332.0",
        "homes-102-no-battery, 50/25, 3443.2", "homes-102-battery, 50/25, 3623.2",
        "homes-102-no-battery, 25/20, 2874.0", "homes-102-battery, 25/20, 3091.1",
        "homes-102-no-battery, 25/10, 2764.5", "homes-102-battery, 25/10, 2996.7",
        "homes-102-no-battery, 20/20, 2556.7", "homes-102-battery, 20/20, 2818.3",
        "homes-102-no-battery, 10/10, 1704.0", "homes-102-battery, 10/10, 1946.6",
    })
    // spotless:on
    void the_whole_day_reaches_the_known_optimum_and_proves_it(String data, String limits, String kilowatts) {
        SolveResult result =
                solve(DataFolder.read(SharedFolders.folder(data), limit(limits)).microgrid());

        assertThat(result.value().energyWh()).isEqualTo(wattHours(kilowatts));
        assertThat(result.certified()).isTrue();
    }

    @Test
    void merging_the_consumer_only_feeders_costs_little() throws IOException {
        StringBuilder groups = new StringBuilder("group,feeder\n");
        for (int feeder : new int[] {2, 3, 4, 5, 6, 9, 11}) {
            groups.append("consumers,").append(feeder).append('\n');
        }
        for (int feeder : new int[] {1, 7, 8, 10}) {
            groups.append("own").append(feeder).append(',').append(feeder).append('\n');
        }
        StringBuilder limits = new StringBuilder("group,ci_kw,ce_kw\nconsumers,20,20\n");
        for (int feeder : new int[] {1, 7, 8, 10}) {
            limits.append("own").append(feeder).append(",25,20\n");
        }

        assertThat(solve(grouped(groups, limits)).value().energyWh()).isEqualTo(wattHours("3064.3"));
    }

    @Test
    void one_group_of_all_feeders_trades_little_at_the_safe_limit() throws IOException {
        assertThat(solve(grouped(all(), "group,ci_kw,ce_kw\nall,20,20\n"))
                        .value()
                        .energyWh())
                .isEqualTo(wattHours("1300.3"));
    }

    @Test
    void the_texts_limit_for_one_group_of_all_feeders_is_refused_as_unsafe() throws IOException {
        Microgrid unsafe = grouped(all(), "group,ci_kw,ce_kw\nall,25,20\n");

        assertThatThrownBy(() -> solve(unsafe))
                .isInstanceOf(UnsafeGridException.class)
                .hasMessageContaining("largest safe internal limit")
                .hasMessageContaining("5000 Wh");
    }

    @ParameterizedTest
    @CsvSource({"0", "15", "30", "45", "95"})
    void a_receding_horizon_never_exceeds_the_optimum_and_reaches_it_from_45_on(int lookAhead) {
        Microgrid microgrid =
                DataFolder.read(SharedFolders.folder(BATTERY), limit("25/20")).microgrid();
        SolveResult result = new OffLedgerSolve(
                        microgrid,
                        new SolveSettings(
                                new MatcherChoice(), Objective.ENERGY, PriceChoice.NONE, OptionalInt.of(lookAhead)),
                        (t, last) -> {})
                .run();

        assertThat(result.energyBound().wh()).isEqualTo(wattHours("3091.1"));
        assertThat(result.value().energyWh()).isBetween(wattHours("2900"), wattHours("3091.1"));
        if (lookAhead >= 45) {
            assertThat(result.certified()).isTrue();
        }
    }

    private static CharSequence all() {
        StringBuilder groups = new StringBuilder("group,feeder\n");
        for (int feeder = 1; feeder <= 11; feeder++) {
            groups.append("all,").append(feeder).append('\n');
        }
        return groups;
    }

    private Microgrid grouped(CharSequence groups, CharSequence limits) throws IOException {
        try (Stream<Path> profiles = Files.list(SharedFolders.folder(BATTERY))) {
            for (Path profile : profiles.toList()) {
                Files.copy(profile, folder.resolve(String.valueOf(profile.getFileName())));
            }
        }
        Files.writeString(folder.resolve("groups.csv"), groups);
        Files.writeString(folder.resolve("limits.csv"), limits);
        return DataFolder.read(folder, limit("25/20")).microgrid();
    }

    private static SolveResult solve(Microgrid microgrid) {
        return new OffLedgerSolve(
                        microgrid,
                        new SolveSettings(new MatcherChoice(), Objective.ENERGY, PriceChoice.NONE, OptionalInt.empty()),
                        (t, last) -> {})
                .run();
    }

    private static NetLimit limit(String text) {
        if (text.equals("none")) {
            return new NetLimit(Energy.UNLIMITED, Energy.UNLIMITED);
        }
        String[] parts = text.split("/", -1);
        return new NetLimit(Energy.ofWh(wattHours(parts[0])), Energy.ofWh(wattHours(parts[1])));
    }

    private static long wattHours(String kilowatts) {
        return new BigDecimal(kilowatts).multiply(BigDecimal.valueOf(250)).longValueExact();
    }
}
