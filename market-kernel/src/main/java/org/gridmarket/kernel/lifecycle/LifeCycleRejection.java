package org.gridmarket.kernel.lifecycle;

import org.gridmarket.kernel.decision.RejectionCode;

/** The refusal of life cycles. */
public enum LifeCycleRejection implements RejectionCode {
    TRANSITION_NOT_ALLOWED("It is not in a state, or the caller not in a role, for this.");

    private final String meaning;

    LifeCycleRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
