package org.gridmarket.testkit.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.ledger.Receipt;

/** Insists on the code of a refusal. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(RejectionCode code, Decision<Receipt> answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.reason().code())
                                .as(refused.reason().text())
                                .isEqualTo(code));
    }
}
