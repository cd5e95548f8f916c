package org.gridmarket.kernel.compute.match;

/** Who acts on a match or an offer. */
public enum MatchParty {
    /** Licensed, or a party of the match. */
    SOLVER,
    CREATOR,
    PROVIDER,
    /** The mediator whose turn it is. */
    MEDIATOR,
    /** A mediator that both sides trust and that has not had the case. */
    JUDGE,
    /** Whom the standing verdict concerns. */
    CONCERNED,
    /** Whose offer it is. */
    OWNER,
    ANYONE;

    /** Whether who acts as this has the rights of the other as well. */
    public boolean includes(MatchParty needed) {
        return this == needed || needed == ANYONE;
    }
}
