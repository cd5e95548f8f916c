package org.gridmarket.testbed.microgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DataFolderTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final String HEADING = "startTime,endTime,energy\n";

    @TempDir
    private Path folder;

    @Test
    void the_battery_homes_have_their_offers() {
        Microgrid homes = DataFolder.read(SharedFolders.folder("homes-102-battery"), LIMIT)
                .microgrid();

        assertThat(homes.homes()).hasSize(102);
        assertThat(homes.grid().feeders()).hasSize(11);
        assertThat(homes.homes().stream()
                        .mapToInt(home -> home.plan().rows().size())
                        .sum())
                .isEqualTo(326 + 9_312);
    }

    @Test
    void rows_that_come_to_nothing_are_counted() {
        assertThat(DataFolder.read(SharedFolders.folder("fifteen-nodes"), LIMIT)
                        .facts()
                        .skipped()
                        .count())
                .isEqualTo(288 + 9); // zeros, and rows below 2 W
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 25",
        "-0.1, -25",
        "0.002, 1",
        "-0.002, -1",
        "0.0019, 0",
        "1e2, 25000",
        "+4, 1000",
        ".5, 125",
        "2., 500"
    })
    void kilowatts_become_watt_hours_rounded_half_away_from_zero(String kilowatts, long wh) throws IOException {
        profile("prosumer_101.csv", "0,0," + kilowatts, "1,1,1");

        long read = home().plan().rows().stream()
                .filter(row -> row.first().equals(Interval.of(0)))
                .mapToLong(row -> row.energy().wh())
                .sum();
        assertThat(read).isEqualTo(wh);
    }

    @Test
    void a_price_column_gives_reservation_prices() throws IOException {
        write("prosumer_101.csv", "startTime,endTime,energy,price\n3,5,1,120\n");

        assertThat(home().plan().rows())
                .singleElement()
                .satisfies(row -> assertThat(
                                row.reservation() == null
                                        ? -1
                                        : row.reservation().microPerWh())
                        .isEqualTo(120));
    }

    @Test
    void trading_limits_are_the_largest_sum_of_offers_that_name_an_interval() throws IOException {
        profile("prosumer_101.csv", "0,3,1", "2,2,2", "3,3,1", "0,0,-5");

        assertThat(home().limits().production()).isEqualTo(Energy.ofWh(750));
        assertThat(home().limits().consumption()).isEqualTo(Energy.ofWh(1_250));
    }

    @Test
    void stated_trading_limits_come_first() throws IOException {
        profile("prosumer_101.csv", "0,0,1");
        write("prosumers.csv", "prosumer,l_plus_wh,l_minus_wh\n101,9000,8000\n");

        assertThat(home().limits().production()).isEqualTo(Energy.ofWh(9_000));
    }

    @Test
    void an_empty_cell_of_a_limit_is_no_limit() throws IOException {
        profile("prosumer_101.csv", "0,0,1");
        write("groups.csv", "group,feeder\na,1\nb,1\n");
        write("limits.csv", "group,ci_kw,ce_kw\na,,\nb,20,\n");

        assertThat(DataFolder.read(folder, LIMIT).microgrid().grid().limitGroups())
                .extracting(group -> group.limit().external())
                .containsExactly(Energy.UNLIMITED, Energy.ofWh(5_000));
    }

    // spotless:off
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "0,0,much    | prosumer_101.csv:2: energy 'much' is no decimal number",
        "0,0,NaN     | prosumer_101.csv:2: energy 'NaN' is no decimal number",
        "0,0,1e99    | prosumer_101.csv:2: energy 1e99 kW is more than",
        "0,0,        | prosumer_101.csv:2: energy is empty",
        ",0,1        | prosumer_101.csv:2: startTime is empty",
        "5,4,1       | prosumer_101.csv:2: endTime 4 is before startTime 5",
        "-1,4,1      | prosumer_101.csv:2: startTime -1 is outside 0..",
        "0,99999999,1| prosumer_101.csv:2: endTime 99999999 is outside 0..",
        "0,700,1     | prosumer_101.csv:2: endTime 700 is 700 intervals after startTime",
        "1.5,2,1     | prosumer_101.csv:2: startTime '1.5' is no whole number",
        "0,0,1,7     | prosumer_101.csv:2: 4 cells where the heading has 3 columns; a comma stands between cells",
        "0;0;1       | prosumer_101.csv:2: 1 cells where the heading has 3 columns; cells are apart by commas",
        "0,0,1.5kW   | energy '1.5kW' is no decimal number; write kW with a point, such as 1.5",
        "1.5,2,2     | startTime '1.5' is no whole number; intervals are numbered from 0, 15 minutes each",
    })
    // spotless:on
    void a_bad_cell_is_refused_with_file_and_line(String row, String complaint) throws IOException {
        profile("prosumer_101.csv", row);

        assertThatThrownBy(() -> DataFolder.read(folder, LIMIT))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void a_character_that_nobody_sees_is_shown_by_its_code() throws IOException {
        write("prosumer_101.csv", "startTime,end\u200BTime,energy\n0,0,1\n");

        assertThatThrownBy(() -> DataFolder.read(folder, LIMIT))
                .hasMessageContaining("unknown column 'end\\u200BTime'");
    }

    @Test
    void a_byte_order_mark_before_groups_is_skipped() throws IOException {
        profile("prosumer_101.csv", "0,0,1");
        write("groups.csv", "\uFEFFgroup,feeder\na,1\n");

        assertThat(DataFolder.read(folder, LIMIT).microgrid().grid().limitGroups())
                .hasSize(1);
    }

    @Test
    void an_unknown_column_is_refused() throws IOException {
        write("prosumer_101.csv", "startTime,endTime,energy,colour\n0,0,1,red\n");

        assertThatThrownBy(() -> DataFolder.read(folder, LIMIT))
                .hasMessageContaining("prosumer_101.csv:1: unknown column 'colour'");
    }

    @Test
    void a_missing_column_is_refused() throws IOException {
        write("prosumer_101.csv", "startTime,energy\n0,1\n");

        assertThatThrownBy(() -> DataFolder.read(folder, LIMIT)).hasMessageContaining("column 'endTime' is missing");
    }

    @Test
    void an_unknown_file_is_refused() throws IOException {
        profile("prosumer_101.csv", "0,0,1");
        write("weather.csv", "sun\n");

        assertThatThrownBy(() -> DataFolder.read(folder, LIMIT)).hasMessageContaining("weather.csv: unknown file");
    }

    @Test
    void an_empty_folder_is_refused() {
        assertThatThrownBy(() -> DataFolder.read(folder, LIMIT)).hasMessageContaining("has no prosumer_FNN.csv");
    }

    @Test
    void a_feeder_in_no_group_is_refused() throws IOException {
        profile("prosumer_101.csv", "0,0,1");
        profile("prosumer_201.csv", "0,0,-1");
        write("groups.csv", "group,feeder\na,1\n");

        assertThatThrownBy(() -> DataFolder.read(folder, LIMIT)).hasMessageContaining("feeder 2 is in no group");
    }

    @Test
    void an_external_limit_above_the_internal_one_is_refused() throws IOException {
        profile("prosumer_101.csv", "0,0,1");
        write("limits.csv", "group,ci_kw,ce_kw\n1,10,20\n");

        assertThatThrownBy(() -> DataFolder.read(folder, LIMIT))
                .hasMessageContaining("limits.csv:2: ce_kw 20 exceeds ci_kw 10");
    }

    @Test
    void a_prosumer_without_profile_is_refused() throws IOException {
        profile("prosumer_101.csv", "0,0,1");
        write("prosumers.csv", "prosumer,l_plus_wh,l_minus_wh\n102,1,1\n");

        assertThatThrownBy(() -> DataFolder.read(folder, LIMIT)).hasMessageContaining("102 has no profile");
    }

    private Household home() {
        return DataFolder.read(folder, LIMIT).microgrid().homes().getFirst();
    }

    private void profile(String name, String... rows) throws IOException {
        write(name, HEADING + String.join("\n", rows) + "\n");
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
