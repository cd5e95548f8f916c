package org.gridmarket.testbed.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.gridmarket.agent.csv.DataException;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.testbed.microgrid.Admission;
import org.gridmarket.testbed.microgrid.DataFolder;
import org.gridmarket.testbed.microgrid.SharedFolders;
import org.junit.jupiter.api.Test;

/** Inputs that failed once, read from {@code shared/cases/energy}, with the values of its EXPECTED.txt. */
final class EnergyCasesTest {
    private static final NetLimit USUAL = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final NetLimit NONE = new NetLimit(Energy.UNLIMITED, Energy.UNLIMITED);

    @Test
    void prices_outside_the_band_are_refused_and_named_instead_of_clamped() {
        OffLedgerSolve solve = solve(read("above-band"));

        assertThat(solve.run().trades()).isEmpty();
        assertThat(solve.admission().refused())
                .extracting(Admission.Refused::place)
                .containsExactly("prosumer_101.csv:2");
        assertThat(solve.admission().refusedByCode()).containsEntry("PRICE_OUTSIDE_BAND", 1);
        assertThat(solve.admission().lines()).anyMatch(line -> line.contains("prosumer_101.csv:2: PRICE_OUTSIDE_BAND"));
    }

    @Test
    void stated_trading_limits_bind_what_is_traded() {
        OffLedgerSolve solve = solve(read("l-limit"));

        assertThat(solve.run().value().energyWh()).isEqualTo(200);
        assertThat(solve.admission().cut())
                .containsExactly(new Admission.Cut("prosumer_101.csv:2", Energy.ofWh(1_000), Energy.ofWh(200)));
    }

    @Test
    void odd_rows_trade_what_the_ledger_trades() {
        SolveResult result = solve(read("public-odd")).run();

        assertThat(result.tradedByInterval().entrySet().stream()
                        .filter(entry -> !entry.getValue().isZero())
                        .map(entry -> entry.getKey() + ": " + entry.getValue().wh())
                        .collect(Collectors.joining(", ")))
                .isEqualTo("94: 200, 96: 250, 98: 1000, 99: 250");
        assertThat(result.certified()).isTrue();
    }

    @Test
    void one_interval_above_l_costs_that_interval_only() {
        SolveResult result = solve(read("l-spike")).run();

        assertThat(result.value().energyWh()).isEqualTo(2_000);
    }

    @Test
    void limit_groups_of_the_folder_bind() {
        SolveResult result = solve(read("caps")).run();

        assertThat(result.tradedByInterval().values()).hasSize(8).allMatch(traded -> traded.wh() == 100);
    }

    @Test
    void sums_that_no_limit_can_name_are_refused_with_row_group_and_bound() {
        DataFolder folder = DataFolder.read(SharedFolders.energyCase("big-money"), NONE);

        assertThatThrownBy(() -> solve(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("prosumer_102.csv:2")
                .hasMessageContaining("limit group 1 (feeders 1)")
                .hasMessageContaining("at most 1000000000000 Wh");
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_column() {
        assertThat(solve(read("bom")).run().value().energyWh()).isEqualTo(375);
    }

    @Test
    void rows_that_repeat_or_overlap_are_counted_with_their_places() {
        DataFolder folder = read("duplicates");

        assertThat(solve(folder).run().value().energyWh()).isEqualTo(2_500);
        assertThat(folder.facts().repeated().count()).isEqualTo(1);
        assertThat(folder.facts().repeated().first()).containsExactly("prosumer_101.csv:3");
    }

    @Test
    void rows_that_no_feeder_carries_are_counted_with_the_largest() {
        DataFolder folder = read("watts");

        assertThat(solve(folder).run().value().energyWh()).isEqualTo(6_250);
        assertThat(folder.facts().lines())
                .anyMatch(line -> line.contains("2 rows exceed what their feeder carries")
                        && line.contains("prosumer_101.csv:2 4200 kW (feeder 1: 25 kW)"))
                .anyMatch(line -> line.contains("are these W?"));
    }

    private static DataFolder read(String name) {
        return DataFolder.read(SharedFolders.energyCase(name), USUAL);
    }

    private static OffLedgerSolve solve(DataFolder folder) {
        return new OffLedgerSolve(
                folder.microgrid(),
                new SolveSettings(
                        new MatcherChoice(), Objective.ENERGY_THEN_WELFARE, PriceChoice.NONE, OptionalInt.empty()),
                (t, last) -> {});
    }
}
