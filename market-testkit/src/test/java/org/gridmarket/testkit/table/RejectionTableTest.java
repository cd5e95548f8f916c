package org.gridmarket.testkit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.table.Refusals.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.energy.clearing.ClearingRejection;
import org.gridmarket.kernel.energy.offer.OfferRejection;
import org.gridmarket.testkit.allocation.AllocationOfferWitnesses;
import org.gridmarket.testkit.allocation.AllocationSolutionWitnesses;
import org.gridmarket.testkit.allocation.AllocationWitnesses;
import org.gridmarket.testkit.clock.ClockWitnesses;
import org.gridmarket.testkit.compute.ComputeWitnesses;
import org.gridmarket.testkit.energy.EnergyWitnesses;
import org.gridmarket.testkit.mixing.DrawWitnesses;
import org.gridmarket.testkit.mixing.MixWitnesses;
import org.gridmarket.testkit.purse.PurseWitnesses;
import org.gridmarket.testkit.stream.StreamWitnesses;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every refusal that the kernel knows is seen at least once, on a whole market. */
class RejectionTableTest {
    /** Refusals of single trades, each with its witness in SolutionVerifierTest. */
    private static final Set<RejectionCode> OF_THE_VERIFIER = Set.of(
            ClearingRejection.WRONG_ROUND,
            ClearingRejection.TRADE_WITHOUT_ENERGY,
            ClearingRejection.OUTSIDE_LOOK_AHEAD,
            ContestRejection.SIDES_SWAPPED,
            ClearingRejection.INTERVAL_NOT_NAMED,
            ContestRejection.PRICES_DO_NOT_MEET,
            ClearingRejection.GROUP_WITHOUT_LIMITS,
            ClearingRejection.INTERNAL_PRODUCTION_EXCEEDED,
            ClearingRejection.INTERNAL_CONSUMPTION_EXCEEDED,
            ClearingRejection.EXPORT_EXCEEDED,
            ClearingRejection.IMPORT_EXCEEDED,
            ClearingRejection.TOO_MANY_TRADES_IN_INTERVAL);

    /**
     * Second lines of defence: an energy market is founded with rules at its first interval, and rules have no end; what the
     * books of an allocation market hold is bounded when it is posted.
     */
    private static final Set<RejectionCode> NOT_REACHABLE =
            Set.of(OfferRejection.NO_RULES_IN_FORCE, AllocationRejection.BOOKS_TOO_LARGE);

    private static RejectionTable table() {
        RejectionTable table = new RejectionTable();
        EnergyWitnesses.addTo(table);
        MixWitnesses.addTo(table);
        DrawWitnesses.addTo(table);
        ClockWitnesses.addTo(table);
        PurseWitnesses.addTo(table);
        ComputeWitnesses.addTo(table);
        AllocationWitnesses.addTo(table);
        AllocationOfferWitnesses.addTo(table);
        AllocationSolutionWitnesses.addTo(table);
        StreamWitnesses.addTo(table);
        return table;
    }

    @TestFactory
    Stream<DynamicTest> each_deed_is_refused_with_its_code() {
        return table().witnesses().stream()
                .map(witness -> DynamicTest.dynamicTest(
                        witness.toString(),
                        () -> assertRefused(witness.code(), witness.attempt().get())));
    }

    @Test
    void every_code_of_the_kernel_has_a_witness() {
        List<RejectionCode> missing = new ArrayList<>(RejectionCodes.all());
        missing.removeAll(table().codes());
        missing.removeAll(OF_THE_VERIFIER);
        missing.removeAll(NOT_REACHABLE);

        assertThat(missing).isEmpty();
    }

    @Test
    void the_codes_are_found_in_the_first_place() {
        assertThat(RejectionCodes.all())
                .hasSizeGreaterThan(80)
                .contains(OfferRejection.ASSETS_NOT_FREE)
                .contains(AllocationRejection.values());
    }

    @Test
    void names_of_codes_are_unique_since_they_travel_alone() {
        assertThat(RejectionCodes.all()).extracting(RejectionCode::name).doesNotHaveDuplicates();
    }

    @Test
    void every_code_explains_itself_in_a_sentence() {
        assertThat(RejectionCodes.all())
                .allSatisfy(code -> assertThat(code.meaning()).endsWith("."));
    }
}
