package org.gridmarket.cli.energy.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorFilesTest {
    @TempDir
    private Path folder;

    private <T> T read(String yaml, Class<T> type) throws IOException {
        return OperatorFiles.read(Files.writeString(folder.resolve("file.yaml"), yaml), type);
    }

    private void refused(String yaml, Class<?> type, String... told) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> read(yaml, type))
                .withMessageContainingAll(told);
    }

    @Test
    void a_tariff_is_read_by_its_units() throws IOException {
        ProposalFile tariff = read("""
                surplus_micro_per_wh: 60
                deficit_micro_per_wh: 320
                fee_micro_per_wh: 5
                """, ProposalFile.TariffPrices.class);

        assertThat(tariff.changes())
                .containsExactly(
                        new RuleChange.SetTariff(new Tariff(new UnitPrice(60), new UnitPrice(320), new UnitPrice(5))));
    }

    @Test
    void a_grid_without_groups_has_one_for_each_feeder() throws IOException {
        ProposalFile grid = read("""
                id: grid-1
                from_interval: 4
                feeders:
                  - {feeder: street-1, internal_limit_wh: 6250, external_limit_wh: 5000}
                  - {feeder: street-2, internal_limit_wh: 6250, external_limit_wh: 5000}
                """, ProposalFile.Grid.class);

        assertThat(grid.changes()).singleElement().isInstanceOfSatisfying(RuleChange.SetGrid.class, set -> {
            assertThat(set.plan().anonymityGroups()).hasSize(2);
            assertThat(set.plan().limitGroups()).hasSize(2);
        });
    }

    @Test
    void a_missing_key_is_named() {
        refused(
                "surplus_micro_per_wh: 60\nfee_micro_per_wh: 5\n",
                ProposalFile.TariffPrices.class,
                "the key 'deficit_micro_per_wh' is missing");
    }

    @Test
    void a_file_that_is_not_there_is_named_and_no_class_of_ours() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> OperatorFiles.read(folder.resolve("no.yaml"), ProposalFile.TariffPrices.class))
                .withMessage("there is no file " + folder.resolve("no.yaml"));
    }

    @Test
    void the_mixing_file_of_the_operations_page_is_one() throws IOException {
        String page = Files.readString(Path.of("../docs/operations.md"));
        int begin = page.indexOf("id: mixing-1");
        String example = page.substring(begin, page.indexOf("```", begin));
        String board = EnergyExamples.account(1).toString();

        MixingFile read = read(
                example.replace("64-HEX-DIGITS", board)
                        .replace(
                                "66-HEX-DIGITS",
                                EnergyExamples.drawKeys(1).publicKey().point().toHex()),
                MixingFile.class);

        assertThat(read.changes()).hasSize(2);
        assertThat(RuleWords.of(new ProposedRules("mixing-1", Interval.of(96), read.changes())))
                .as("terms by which homes are mixed")
                .noneMatch(line -> line.contains("NO HOME IS MIXED"));
    }

    @Test
    void an_operator_is_told_when_no_home_could_be_mixed_by_the_terms() throws IOException {
        String page = Files.readString(Path.of("../docs/operations.md"));
        int begin = page.indexOf("id: mixing-1");
        MixingFile read = read(
                page.substring(begin, page.indexOf("```", begin))
                        .replace("bundles: 3", "bundles: 2")
                        .replace("64-HEX-DIGITS", EnergyExamples.account(1).toString())
                        .replace(
                                "66-HEX-DIGITS",
                                EnergyExamples.drawKeys(1).publicKey().point().toHex()),
                MixingFile.class);

        assertThat(RuleWords.of(new ProposedRules("mixing-1", Interval.of(96), read.changes())))
                .anyMatch(line -> line.contains("NO HOME IS MIXED: a window of 12 intervals takes 3"));
    }

    @Test
    void an_unknown_key_is_named_with_those_that_there_are() {
        refused(
                "surplus_micro_per_wh: 60\ndeficit_micro_per_wh: 320\nfee_micro_per_wh: 5\nfee_micro_per_kwh: 5\n",
                ProposalFile.TariffPrices.class,
                "file.yaml",
                "no key 'fee_micro_per_kwh'",
                "fee_micro_per_wh");
    }

    @Test
    void a_fraction_is_no_quantity() {
        refused(
                "surplus_micro_per_wh: 60.5\ndeficit_micro_per_wh: 320\nfee_micro_per_wh: 5\n",
                ProposalFile.TariffPrices.class,
                "60.5");
    }

    @Test
    void a_key_that_comes_twice_is_refused() {
        refused(
                "surplus_micro_per_wh: 60\nsurplus_micro_per_wh: 61\ndeficit_micro_per_wh: 320\nfee_micro_per_wh: 5\n",
                ProposalFile.TariffPrices.class,
                "surplus_micro_per_wh");
    }

    @Test
    void a_mixing_file_without_content_changes_nothing_and_is_refused() throws IOException {
        ProposalFile empty = read("id: nothing\n", MixingFile.class);

        assertThatIllegalArgumentException().isThrownBy(empty::changes).withMessageContaining("nothing would change");
    }

    @Test
    void a_calendar_has_a_time_as_people_write_it() throws IOException {
        CalendarFile file = read(CALENDAR.formatted("2026-07-01T00:00:00Z"), CalendarFile.class);

        assertThat(file.read().epoch().epochMillis()).isEqualTo(1_782_864_000_000L);
    }

    @Test
    void a_calendar_with_another_time_is_refused() throws IOException {
        CalendarFile file = read(CALENDAR.formatted("tomorrow"), CalendarFile.class);

        assertThatIllegalArgumentException().isThrownBy(file::read).withMessageContaining("'tomorrow' is no time");
    }

    private static final String CALENDAR = """
            epoch: %s
            interval_minutes: 15
            real_interval_millis: 900000
            clearance_intervals: 1
            horizon_intervals: 96
            look_ahead_intervals: 96
            grace_millis: 30000
            settlement_window_intervals: 96
            first_interval: 0
            objective: ENERGY
            simulation: false
            solver_reward_micro: 0
            """;
}
