package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.compute.ComputeRejection.AUDIT_DRAWN;
import static org.gridmarket.kernel.compute.ComputeRejection.KEY_MISMATCH;
import static org.gridmarket.kernel.compute.ComputeRejection.MATCH_UNKNOWN;
import static org.gridmarket.kernel.compute.ComputeRejection.NOT_CREATOR;
import static org.gridmarket.kernel.compute.ComputeRejection.NOT_REPRODUCIBLE;
import static org.gridmarket.kernel.compute.ComputeRejection.OPENING_MISMATCH;
import static org.gridmarket.kernel.compute.ComputeRejection.OVER_LIMIT;
import static org.gridmarket.kernel.compute.ComputeRejection.SECRET_MISMATCH;
import static org.gridmarket.kernel.decision.Rule.rule;
import static org.gridmarket.kernel.lifecycle.LifeCycleRejection.TRANSITION_NOT_ALLOWED;

import java.util.List;
import org.gridmarket.kernel.compute.match.Cause;
import org.gridmarket.kernel.compute.match.Closing;
import org.gridmarket.kernel.compute.match.Dispute;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchLifeCycle;
import org.gridmarket.kernel.compute.match.MatchParty;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.ResultAnswer;
import org.gridmarket.kernel.compute.message.AcceptedResult;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.ResultKeyCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** What a job creator does with a result: take it, when it is not drawn, or have it run again. */
final class CreatorSteps {
    private static final String CONTAINERS = "compute-market, Sandbox";
    private static final String SOURCE = "compute-market, Life of a match; compute-market, Draw";

    /** A result that is accepted. */
    record Accepting(Act act, AcceptedResult command) implements OnMatch {
        @Override
        public Event<?>[] events() {
            return new Event<?>[] {MatchLifeCycle.ACCEPT};
        }

        ResultAnswer answer() {
            return new ResultAnswer(match(), command.opening(), command.secret());
        }

        @Nullable String openingMismatch() {
            return answer().opens() ? null : "the opening does not fit the commitment of match " + command.match();
        }

        @Nullable String overLimit() {
            return answer().isWithinLimits()
                    ? null
                    : command.opening().instructions() + ", "
                            + command.opening().size() + " of output; the job allows "
                            + match().job().offer().limits();
        }

        @Nullable String secretMismatch() {
            return answer().hasSecret()
                    ? null
                    : "not the secret of job " + match().job().id();
        }

        @Nullable String auditDrawn() {
            return answer().isDrawn() ? "match " + command.match() + " is drawn" : null;
        }
    }

    /** A result that is rejected. */
    record Rejecting(Act act, ComputeCommand.RejectResult command, ResultKeyCheck keys) implements OnMatch {
        @Override
        public Event<?>[] events() {
            return new Event<?>[] {MatchLifeCycle.REJECT};
        }

        @Nullable String notReproducible() {
            return command.reason().cause() == Cause.RESULT && !match().isReproducible()
                    ? command.reason() + " of a container"
                    : null;
        }

        @Nullable String keyMismatch() {
            if (command.reason().cause() != Cause.DELIVERY) {
                return null;
            }
            Bytes published = command.privateKey();
            return published != null
                            && keys.isPair(published, match().job().offer().resultKey())
                    ? null
                    : "not the private key of result key "
                            + match().job().offer().resultKey();
        }
    }

    // spotless:off
    static final RuleBook<Accepting> ACCEPT = RuleBook.of("compute:acceptResults, each result",
            rule(MATCH_UNKNOWN,          SOURCE, Accepting::unknown),
            rule(TRANSITION_NOT_ALLOWED, SOURCE, Accepting::wrongState),
            rule(NOT_CREATOR,            SOURCE, Accepting::notCreator),
            rule(OPENING_MISMATCH,       SOURCE, Accepting::openingMismatch),
            rule(OVER_LIMIT,             SOURCE, Accepting::overLimit),
            rule(SECRET_MISMATCH,        SOURCE, Accepting::secretMismatch),
            rule(AUDIT_DRAWN,            SOURCE, Accepting::auditDrawn));
    static final RuleBook<Rejecting> REJECT = RuleBook.of("compute:rejectResult",
            rule(MATCH_UNKNOWN,          SOURCE, Rejecting::unknown),
            rule(TRANSITION_NOT_ALLOWED, SOURCE, Rejecting::wrongState),
            rule(NOT_CREATOR,            SOURCE, Rejecting::notCreator),
            rule(NOT_REPRODUCIBLE,       CONTAINERS, Rejecting::notReproducible),
            rule(KEY_MISMATCH,           SOURCE, Rejecting::keyMismatch));
    // spotless:on

    private CreatorSteps() {}

    static Decision<Receipt> accept(List<AcceptedResult> results, AccountKey signer, ComputeState state) {
        return Elements.of(
                        results,
                        (command, index) -> ACCEPT.check(
                                        new Accepting(OnMatch.Act.of(command.match(), signer, state), command))
                                .map(legal -> store(index, legal, state)))
                .map(all -> state.receipt(
                        ComputeAnswer.MatchesMoved.class, new ComputeAnswer.MatchesMoved(all.done(), all.refused())));
    }

    private static ComputeAnswer.MovedMatch store(int index, Accepting legal, ComputeState state) {
        Match match = legal.match();
        MatchLifeCycle.TABLE.follow(match.status(), MatchLifeCycle.ACCEPT, MatchParty.CREATOR, legal.answer());
        Match opened = match.opened(legal.command().opening());
        state.tell(new ComputeEvent.OpeningRevealed(match.id(), legal.command().opening()));
        ComputeAnswer.MatchMoved closed = MatchMoving.close(opened, Closing.as(Outcome.ACCEPTED), state);
        return new ComputeAnswer.MovedMatch(index, closed.match(), closed.status(), closed.outcome());
    }

    static Decision<Receipt> reject(
            ComputeCommand.RejectResult command, AccountKey signer, ComputeState state, ResultKeyCheck keys) {
        return REJECT.check(new Rejecting(OnMatch.Act.of(command.match(), signer, state), command, keys))
                .map(legal -> {
                    Match match = legal.match();
                    MatchLifeCycle.TABLE.follow(match.status(), MatchLifeCycle.REJECT, MatchParty.CREATOR, match);
                    Dispute dispute = Dispute.of(command.reason(), command.privateKey());
                    return MatchMoving.answer(MatchMoving.dispute(match, dispute, state), state);
                });
    }
}
