package org.gridmarket.audit.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gridmarket.audit.CostTable;
import org.gridmarket.audit.LedgerAudit;
import org.gridmarket.audit.MarketAudits;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

/** What a replay tells of the costs of a recorded market. */
class CostTableTest {
    private final EnergyAudit energy = new EnergyAudit(false);
    private final CostTable costs = costs();

    private CostTable costs() {
        LedgerAudit audit = MarketAudits.of(EnergyExamples.TARGET, energy);
        RecordedMarket.blocks().forEach(audit::read);
        return audit.costs();
    }

    private Map<String, Object> row(String function) {
        return costs.rows().stream()
                .filter(row -> function.equals(row.get("function")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void every_accepted_call_is_counted_once() {
        assertThat(row("energy:postSolution")).containsEntry("calls", 2);
        assertThat(row("energy:claim")).containsEntry("calls", 1);
    }

    @Test
    void a_solution_reads_the_pages_of_its_instance() {
        assertThat(row("energy:postSolution"))
                .hasEntrySatisfying("rows_read", rows -> assertThat((Long) rows).isGreaterThanOrEqualTo(5));
    }

    @Test
    void a_claim_reads_single_keys_only() {
        assertThat(row("energy:claim")).containsEntry("ranges_read", 0L).containsEntry("rows_read", 0L);
    }

    @Test
    void verification_is_told_by_the_trades_that_were_verified() {
        assertThat(energy.verification(costs)).containsEntry("transactions", 2);
        assertThat(energy.verification(costs))
                .hasEntrySatisfying(
                        "trades_verified", trades -> assertThat((Long) trades).isPositive());
    }
}
