package org.gridmarket.testkit.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.testkit.table.RejectionCodes;
import org.gridmarket.testkit.table.RejectionTable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every refusal that allocation markets know is seen at least once. */
class AllocationRejectionTableTest {
    /** What the books hold is bounded when it is posted: a second line of defence. */
    private static final Set<AllocationRejection> NOT_REACHABLE = Set.of(AllocationRejection.BOOKS_TOO_LARGE);

    private static RejectionTable table() {
        RejectionTable table = new RejectionTable();
        AllocationWitnesses.addTo(table);
        AllocationOfferWitnesses.addTo(table);
        AllocationSolutionWitnesses.addTo(table);
        return table;
    }

    @TestFactory
    Stream<DynamicTest> each_deed_is_refused_with_its_code() {
        return table().witnesses().stream()
                .map(witness -> DynamicTest.dynamicTest(witness.toString(), () -> {
                    Decision<?> answer = witness.attempt().get();
                    assertThat(answer)
                            .isInstanceOfSatisfying(
                                    Decision.Rejected.class,
                                    refused -> assertThat(refused.reason().code())
                                            .as(refused.reason().text())
                                            .isEqualTo(witness.code()));
                }));
    }

    @Test
    void every_code_of_allocation_markets_has_a_witness() {
        List<RejectionCode> missing = new ArrayList<>(RejectionCodes.of("allocation"));
        assertThat(missing).contains(AllocationRejection.values());
        missing.removeAll(table().codes());
        missing.removeAll(NOT_REACHABLE);

        assertThat(missing).isEmpty();
    }
}
