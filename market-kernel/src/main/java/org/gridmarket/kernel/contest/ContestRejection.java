package org.gridmarket.kernel.contest;

import org.gridmarket.kernel.decision.RejectionCode;

/** Refusals of solutions that several markets give; what only one market knows of is in its own codes. */
public enum ContestRejection implements RejectionCode {
    NOT_A_SOLVER("The account holds no licence for this contest."),
    SOLUTION_TOO_LARGE("Post it in parts where the market takes parts; else leave something out."),
    SOLUTION_EMPTY("A solution needs at least one trade or assignment."),
    OFFER_NOT_IN_INSTANCE("The offer is not in the sealed instance: unknown, void, used up, or posted too late."),
    SIDES_SWAPPED("First the offer that sells or provides, then the one that buys or consumes."),
    PRICES_DO_NOT_MEET("The one side asks more than the other pays."),
    OFFER_EXCEEDED("More than the offer has left."),
    NOT_BETTER("The candidate, or what is carried over, is at least as good."),
    SOLVER_HAS_HAD_ITS_TURNS("A solver may improve the candidate three times a contest, once more with a proof."),
    BOUND_NOT_PROVED("The certificate bounds nothing of this contest; post the solution without it."),
    PART_OUT_OF_ORDER("Parts are numbered from 0 and written once each, in order."),
    TOO_MANY_UPLOADS("A solver may start only so many uploads in a contest."),
    UPLOAD_UNKNOWN("There is no such upload in this contest.");

    private final String meaning;

    ContestRejection(String meaning) {
        this.meaning = meaning;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
