package org.gridmarket.testkit.allocation;

import org.gridmarket.testkit.Guarantee;

/** What allocation markets promise. */
public enum AllocationGuarantee implements Guarantee {
    G21(
            "Feasible over all cycles: what is assigned of an offer, of a capacity, of a slot stays within its bounds, exactly."),
    G22("Backed and paid once: a page is given what it is owed, never more, and all of it before its book is swept."),
    G26(
            "Sealed and best: a closed book takes nothing, and a cycle becomes final once, in order, with its best solution.");

    private final String statement;

    AllocationGuarantee(String statement) {
        this.statement = statement;
    }

    @Override
    public String statement() {
        return statement;
    }
}
