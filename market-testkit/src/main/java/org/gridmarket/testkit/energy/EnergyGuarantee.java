package org.gridmarket.testkit.energy;

import org.gridmarket.testkit.Guarantee;

/** What the energy market promises whatever its participants do. G13 has tests of its own. */
public enum EnergyGuarantee implements Guarantee {
    G1(
            "Safe: final trades keep every limit group within C^i (2.6) and C^e (2.7), and each offer within its energy (2.2)."),
    G2("Backed: every unclaimed final trade finds its pledge, its assets and its credit."),
    G3("Never negative: free assets and free credit of every account are at least zero."),
    G4("Limited: nobody withdraws more than L+ or L- in an interval."),
    G5(
            "Conserved: EPA + ECA are what was withdrawn or came out of a mix; credit, in mixes and retired too, unclaimed trades"
                    + " and fees are what was paid in."),
    G6("Sealed: the instance of a round does not change while the round is open."),
    G7("Never worse: a candidate is only ever replaced by a better one, and is what was told."),
    G8("Fair price: each final trade is one that both offers allow, at the middle of their clamped prices."),
    G10("No late commit: rounds close and intervals are finalised in order, and no trade becomes final too late.");

    private final String statement;

    EnergyGuarantee(String statement) {
        this.statement = statement;
    }

    @Override
    public String statement() {
        return statement;
    }
}
