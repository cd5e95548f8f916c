package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.compute.ComputeRejection.MATCH_UNKNOWN;
import static org.gridmarket.kernel.compute.ComputeRejection.NOT_PROVIDER;
import static org.gridmarket.kernel.compute.ComputeRejection.RECEIPT_BAD;
import static org.gridmarket.kernel.compute.ComputeRejection.TOO_LATE;
import static org.gridmarket.kernel.decision.Rule.rule;
import static org.gridmarket.kernel.lifecycle.LifeCycleRejection.TRANSITION_NOT_ALLOWED;

import java.util.List;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.compute.match.Closing;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchLifeCycle;
import org.gridmarket.kernel.compute.match.MatchParty;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.message.CommittedResult;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.party.AccountKey;
import org.jspecify.annotations.Nullable;

/** What a resource provider does while its time lasts: commit to a result, or give the match back. */
final class ProviderSteps {
    private static final String SOURCE = "compute-market, Life of a match";

    /** A result that is committed to. */
    record Committing(Act act, CommittedResult command, ComputeState state, SignatureCheck signatures)
            implements OnMatch {
        @Override
        public Event<?>[] events() {
            return new Event<?>[] {MatchLifeCycle.COMMIT};
        }

        @Nullable String tooLate() {
            return late(this);
        }

        @Nullable String receiptBad() {
            AccountKey directory = match().directory();
            return signatures.isGood(
                            directory,
                            command.result().heldMessage(state.call().target(), command.match()),
                            command.receipt())
                    ? null
                    : "directory " + directory + " has not signed that it holds delivery and opening";
        }
    }

    /** A match that is given back. */
    record Declining(Act act) implements OnMatch {
        @Override
        public Event<?>[] events() {
            return new Event<?>[] {MatchLifeCycle.DECLINE};
        }

        @Nullable String tooLate() {
            return late(this);
        }
    }

    // spotless:off
    static final RuleBook<Committing> COMMIT = RuleBook.of("compute:commitResults, each result",
            rule(MATCH_UNKNOWN,          SOURCE, Committing::unknown),
            rule(TRANSITION_NOT_ALLOWED, SOURCE, Committing::wrongState),
            rule(NOT_PROVIDER,           SOURCE, Committing::notProvider),
            rule(TOO_LATE,               SOURCE, Committing::tooLate),
            rule(RECEIPT_BAD,            SOURCE, Committing::receiptBad));
    static final RuleBook<Declining> DECLINE = RuleBook.of("compute:decline",
            rule(MATCH_UNKNOWN,          SOURCE, Declining::unknown),
            rule(TRANSITION_NOT_ALLOWED, SOURCE, Declining::wrongState),
            rule(NOT_PROVIDER,           SOURCE, Declining::notProvider),
            rule(TOO_LATE,               SOURCE, Declining::tooLate));
    // spotless:on

    private ProviderSteps() {}

    private static @Nullable String late(OnMatch facts) {
        return facts.moment().isInTime()
                ? null
                : "due " + facts.match().due() + "; it is " + facts.act().now();
    }

    static Decision<Receipt> commit(
            List<CommittedResult> results, AccountKey signer, ComputeState state, SignatureCheck signatures) {
        return Elements.of(
                        results,
                        (command, index) -> COMMIT.check(new Committing(
                                        OnMatch.Act.of(command.match(), signer, state), command, state, signatures))
                                .map(legal -> store(index, legal, state)))
                .map(all -> state.receipt(
                        ComputeAnswer.MatchesMoved.class, new ComputeAnswer.MatchesMoved(all.done(), all.refused())));
    }

    private static ComputeAnswer.MovedMatch store(int index, Committing legal, ComputeState state) {
        Match match = legal.match();
        MatchLifeCycle.TABLE.follow(match.status(), MatchLifeCycle.COMMIT, MatchParty.PROVIDER, legal.moment());
        Match committed = match.committed(legal.command().result(), state.now());
        ComputeState.MATCH.put(state.world(), committed, committed.id());
        state.tell(
                new ComputeEvent.ResultCommitted(committed.id(), legal.command().result(), committed.due()));
        return new ComputeAnswer.MovedMatch(index, committed.id(), committed.status(), null);
    }

    static Decision<Receipt> decline(ComputeCommand.Decline command, AccountKey signer, ComputeState state) {
        return DECLINE.check(new Declining(OnMatch.Act.of(command.match(), signer, state)))
                .map(legal -> {
                    Match match = legal.match();
                    MatchLifeCycle.TABLE.follow(
                            match.status(), MatchLifeCycle.DECLINE, MatchParty.PROVIDER, legal.moment());
                    state.tell(new ComputeEvent.MatchDeclined(match.id(), command.reason()));
                    return MatchMoving.answer(MatchMoving.close(match, Closing.as(Outcome.DECLINED), state), state);
                });
    }
}
