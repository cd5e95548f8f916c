package org.gridmarket.kernel.licence;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of licences. */
public enum LicenceRejection implements RejectionCode {
    LICENCE_EXISTS("The account is licensed already."),
    LICENCE_UNKNOWN("Your organisation has not licensed this account."),
    LICENCES_EXHAUSTED("Your organisation has given as many licences as it may; withdraw one first.");

    private final String meaning;

    LicenceRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
