package org.gridmarket.testkit.purse;

import org.gridmarket.testkit.Guarantee;

/** What purses promise to every market whose money lies in them. */
public enum PurseGuarantee implements Guarantee {
    G17("Conserved purses: purses, payouts, redemptions and deals hold what came in less what went out."),
    G18("Paid once: a payment is booked once, a payout collected once, a redemption paid or returned once."),
    G19("No hot purse: nobody but its account writes a purse.");

    private final String statement;

    PurseGuarantee(String statement) {
        this.statement = statement;
    }

    @Override
    public String statement() {
        return statement;
    }
}
