package org.gridmarket.kernel.compute.match;

/** A provider shows its result after the job creator's silence. */
public record LateReveal(MatchMoment moment, Opening opening) {
    boolean isAcceptable() {
        ResultAnswer answer = new ResultAnswer(moment.match(), opening, null);
        return !moment.match().isAudited() && moment.isOver() && answer.opens() && answer.isWithinLimits();
    }
}
