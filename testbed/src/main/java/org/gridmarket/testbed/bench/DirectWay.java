package org.gridmarket.testbed.bench;

import org.gridmarket.chain.Chain;
import org.gridmarket.chain.Outcome;
import org.gridmarket.client.Answer;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.wire.RecordCodec;

/** To the ledger without a gateway between: what a relay does, and nothing else. */
public final class DirectWay implements LedgerBench.SubmissionWay {
    private static final RecordCodec<Submission> SUBMISSION = RecordCodec.of(Submission.class);

    private final Chain chain;

    public DirectWay(Chain chain) {
        this.chain = chain;
    }

    @Override
    public Answer carry(String function, Submission submission) {
        return carry(function, SUBMISSION.write(submission));
    }

    /** Carries any function with its argument as a transaction. */
    public Answer carry(String function, String argument) {
        return switch (chain.submit(function, argument)) {
            case Outcome.Committed done -> new Answer.Committed(done.result(), false);
            case Outcome.Repeated done -> new Answer.Committed(done.result(), true);
            case Outcome.Rejected refusal -> new Answer.Rejected(refusal.code(), refusal.source(), refusal.detail());
            case Outcome.Conflicted conflict -> new Answer.Conflicted(conflict.attempts());
            case Outcome.Unavailable silent -> new Answer.Conflicted(silent.attempts());
            case Outcome.Indeterminate unknown -> new Answer.Indeterminate(unknown.reason());
        };
    }
}
