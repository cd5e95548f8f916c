package org.gridmarket.audit.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.gridmarket.audit.MarketFindings;
import org.gridmarket.audit.RecordedBlocks;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.gridmarket.testkit.allocation.Offers;
import org.junit.jupiter.api.Test;

/** Cycles of a market as blocks have them; nothing is carried out again here. */
class AllocationAuditTest {
    private final AllocationOnLedger market =
            AllocationOnLedger.open(AllocationOnLedger.draft().make());

    private MarketFindings findings(LedgerTransaction... besides) {
        AllocationAudit audit = new AllocationAudit();
        for (LedgerBlock block : RecordedBlocks.of(market.ledger().ledger())) {
            block.valid().forEach(transaction -> audit.read(block.number(), transaction));
        }
        for (LedgerTransaction one : besides) {
            audit.read(99, one);
        }
        return audit.findings(new TreeMap<>());
    }

    private void playOneCycle() {
        PageId provide = market.post(1, 0, Offers.provide().of(1, 5, 1));
        PageId consume = market.post(2, 0, Offers.consume().of(1, 5, 9));
        market.at(1_100).close(0).orThrow();
        market.submit(11, 0, AllocationOnLedger.assign(provide, consume, 1, 4)).orThrow();
        market.submit(11, 0, AllocationOnLedger.assign(provide, consume, 1, 5)).orThrow();
        market.at(1_150).finalise(0).orThrow();
    }

    private LedgerTransaction telling(AllocationEvent event) {
        LedgerTransaction last = RecordedBlocks.of(market.ledger().ledger())
                .getLast()
                .transactions()
                .getFirst();
        return RecordedBlocks.telling(
                List.of(RecordCodec.of(AllocationEvent.class).write(event)), last);
    }

    @Test
    void an_honest_market_is_clean() {
        playOneCycle();

        assertThat(findings().violations()).isEmpty();
        assertThat(findings().figures())
                .containsEntry("allocation_cycles_final", 1L)
                .containsEntry("allocation_assignments", 1L)
                .containsEntry("allocation_holds", true);
    }

    @Test
    void a_ledger_without_a_market_says_so() {
        assertThat(new AllocationAudit().findings(new TreeMap<>()).nothingChecked())
                .isEqualTo("the ledger has no allocation market");
    }

    @Test
    void a_cycle_that_is_closed_twice_is_found() {
        playOneCycle();

        assertThat(findings(telling(new AllocationEvent.AllocationCycleClosed(
                                market.name(), Cycle.FIRST, market.ledger().now(), Cycle.FIRST)))
                        .violations())
                .singleElement()
                .asString()
                .contains("cycle 0 of seats", "out of order");
    }

    @Test
    void a_worse_solution_and_other_assignments_than_the_candidates_are_found() {
        playOneCycle();
        List<AllocationEvent> told = market.events();
        AllocationEvent accepted = told.stream()
                .filter(AllocationEvent.AllocationSolutionAccepted.class::isInstance)
                .findFirst()
                .orElseThrow();

        assertThat(findings(telling(accepted)).violations())
                .singleElement()
                .asString()
                .contains("not solved");
        assertThat(findings(telling(told.getLast())).violations()).hasSize(1);
    }
}
