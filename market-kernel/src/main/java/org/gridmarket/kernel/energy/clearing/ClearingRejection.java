package org.gridmarket.kernel.energy.clearing;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of solutions. */
public enum ClearingRejection implements RejectionCode {
    INSTANCE_TOO_LARGE("The books of the round are too large to be read; that passes as they roll off."),
    WRONG_ROUND("The solution is for another round."),
    TRADES_NOT_IN_ORDER("Trades come in order (t, sell, buy), one per (sell, buy, t)."),
    TRADE_WITHOUT_ENERGY("A trade needs energy above 0 Wh."),
    OUTSIDE_LOOK_AHEAD("Trades lie in [tau, tau + T_h], where rules are in force."),
    INTERVAL_NOT_NAMED("Both offers must name the interval of the trade."),
    GROUP_WITHOUT_LIMITS("The group of an offer lies in no limit group, so it may not trade."),
    INTERNAL_PRODUCTION_EXCEEDED("More is sold in a group than C^i allows."),
    INTERNAL_CONSUMPTION_EXCEEDED("More is bought in a group than C^i allows."),
    EXPORT_EXCEEDED("A group's net export exceeds C^e."),
    IMPORT_EXCEEDED("A group's net import exceeds C^e."),
    TOO_MANY_TRADES_IN_INTERVAL("An interval may have only so many trades, so that finalising fits a transaction."),
    SOLUTION_NOT_COMMITTED("Where a reward is paid, commit to the very solution first; it counts a block later."),
    TOO_MANY_COMMITMENTS("A solver may commit only so many times in a round."),
    COMMITMENT_NOT_NEEDED("This market pays no reward; post the solution at once.");

    private final String meaning;

    ClearingRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
