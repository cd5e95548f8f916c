package org.gridmarket.kernel.agreement;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of what two organisations have to agree on. */
public enum AgreementRejection implements RejectionCode {
    PROPOSAL_EXISTS("There is a proposal of this name; choose another."),
    PROPOSAL_UNKNOWN("There is no open proposal of this name."),
    PROPOSAL_EMPTY("A proposal needs at least one change."),
    PROPOSAL_TOO_LARGE("Split the proposal."),
    APPROVERS_DIFFER("Changes of one proposal need the same approver."),
    DIGEST_DIFFERS("The approved digest is not that of the proposal: read it again."),
    TOO_MANY_VERSIONS("Wait: versions fall off once no bill can need them any more, which makes room.");

    private final String meaning;

    AgreementRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
