package org.gridmarket.testkit.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;

/** Insists on the code of a refusal. */
public final class Refusals {
    private Refusals() {}

    public static void assertRefused(RejectionCode code, Decision<?> answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.reason().code())
                                .as(refused.reason().text())
                                .isEqualTo(code));
    }
}
