package org.gridmarket.testkit.clock;

import org.gridmarket.testkit.Guarantee;

/** What ledger periods promise to every market that lives by them. */
public enum ClockGuarantee implements Guarantee {
    G16(
            "Decided: once a ledger period is sealed, an operation that names it as its last has its outcome or never will, and no"
                    + " period is sealed before it is over.");

    private final String statement;

    ClockGuarantee(String statement) {
        this.statement = statement;
    }

    @Override
    public String statement() {
        return statement;
    }
}
