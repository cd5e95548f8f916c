package org.gridmarket.testbed.household;

import org.gridmarket.api.v1.SubmitOutcome;

/** A relay's outcome, as agents read it. */
final class OutcomeAnswers {
    private OutcomeAnswers() {}

    static Answer of(SubmitOutcome outcome) {
        return switch (outcome.getOutcomeCase()) {
            case COMMITTED ->
                new Answer.Committed(
                        outcome.getCommitted().getResultJson(),
                        outcome.getCommitted().getRepeated());
            case REJECTED ->
                new Answer.Rejected(
                        outcome.getRejected().getCode(),
                        outcome.getRejected().getSource(),
                        outcome.getRejected().getDetail());
            case CONFLICTED -> new Answer.Conflicted(outcome.getConflicted().getAttempts());
            case INDETERMINATE ->
                new Answer.Indeterminate(outcome.getIndeterminate().getReason());
            case OUTCOME_NOT_SET -> new Answer.Indeterminate("the gateway answered without an outcome");
        };
    }
}
