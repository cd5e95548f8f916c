package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.compute.ComputeRejection.MATCH_UNKNOWN;
import static org.gridmarket.kernel.compute.ComputeRejection.MEDIATOR_NOT_TRUSTED;
import static org.gridmarket.kernel.compute.ComputeRejection.NOT_DUE;
import static org.gridmarket.kernel.compute.ComputeRejection.NOT_MEDIATOR;
import static org.gridmarket.kernel.compute.ComputeRejection.NOT_PROVIDER;
import static org.gridmarket.kernel.compute.ComputeRejection.OPENING_MISMATCH;
import static org.gridmarket.kernel.compute.ComputeRejection.OVER_LIMIT;
import static org.gridmarket.kernel.decision.Rule.rule;
import static org.gridmarket.kernel.lifecycle.LifeCycleRejection.TRANSITION_NOT_ALLOWED;

import org.gridmarket.kernel.compute.match.Closing;
import org.gridmarket.kernel.compute.match.LateReveal;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchLifeCycle;
import org.gridmarket.kernel.compute.match.MatchParty;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.ResultAnswer;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.party.AccountKey;
import org.jspecify.annotations.Nullable;

/** What happens to a disputed result: a mediator runs the job, somebody shows the opening, another mediator takes the case. */
final class MediationSteps {
    private static final String SOURCE = "compute-market, Life of a match; compute-market, Verdict";

    /** A report of the mediator whose turn it is. */
    record Reporting(Act act, RunReport report) implements OnMatch {
        @Override
        public Event<?>[] events() {
            return new Event<?>[] {MatchLifeCycle.RUN};
        }

        @Nullable String overLimit() {
            return report.fits(match().job().offer().limits())
                    ? null
                    : report + "; the job allows " + match().job().offer().limits();
        }
    }

    /** An opening that somebody shows. */
    record Revealing(Act act, Opening opening) implements OnMatch {
        /** A result that is audited is not shown before a run is there, or its mediator could copy it. */
        @Override
        public Event<?>[] events() {
            return match().status() == MatchStatus.COMMITTED && match().isAudited()
                    ? new Event<?>[0]
                    : new Event<?>[] {MatchLifeCycle.REVEAL_UNASKED, MatchLifeCycle.JUDGE_ALONE};
        }

        @Override
        public @Nullable String wrongState() {
            return match().status() == MatchStatus.DISPUTED
                    ? "match " + act().named() + " waits for a run"
                    : OnMatch.super.wrongState();
        }

        private boolean isUnasked() {
            return match().status() == MatchStatus.COMMITTED;
        }

        @Nullable String openingMismatch() {
            return new ResultAnswer(match(), opening, null).opens()
                    ? null
                    : "the opening does not fit the commitment of match " + act().named();
        }

        @Nullable String notDue() {
            return isUnasked() && !moment().isOver() ? "due " + match().due() + ", and the grace after it" : null;
        }

        @Nullable String notByProvider() {
            return isUnasked() ? notProvider() : null;
        }

        @Nullable String overLimit() {
            return isUnasked() && !opening.isWithin(match().job().offer().limits())
                    ? opening.instructions() + ", " + opening.size() + " of output; the job allows "
                            + match().job().offer().limits()
                    : null;
        }
    }

    /** A mediator that takes a case. */
    record Taking(Act act) implements OnMatch {
        @Override
        public Event<?>[] events() {
            return new Event<?>[] {MatchLifeCycle.TAKE};
        }

        @Nullable String notTrusted() {
            return match().otherJudges().contains(act().who())
                    ? null
                    : act().who() + " is none of " + match().otherJudges();
        }
    }

    // spotless:off
    static final RuleBook<Reporting> REPORT = RuleBook.of("compute:postRun",
            rule(MATCH_UNKNOWN,          SOURCE, Reporting::unknown),
            rule(TRANSITION_NOT_ALLOWED, SOURCE, Reporting::wrongState),
            rule(NOT_MEDIATOR,           SOURCE, Reporting::notMediator),
            rule(OVER_LIMIT,             SOURCE, Reporting::overLimit));
    static final RuleBook<Revealing> REVEAL = RuleBook.of("compute:revealResult",
            rule(MATCH_UNKNOWN,          SOURCE, Revealing::unknown),
            rule(TRANSITION_NOT_ALLOWED, SOURCE, Revealing::wrongState),
            rule(OPENING_MISMATCH,       SOURCE, Revealing::openingMismatch),
            rule(NOT_DUE,                SOURCE, Revealing::notDue),
            rule(NOT_PROVIDER,           SOURCE, Revealing::notByProvider),
            rule(OVER_LIMIT,             SOURCE, Revealing::overLimit));
    static final RuleBook<Taking> TAKE = RuleBook.of("compute:takeCase",
            rule(MATCH_UNKNOWN,          SOURCE, Taking::unknown),
            rule(TRANSITION_NOT_ALLOWED, SOURCE, Taking::wrongState),
            rule(MEDIATOR_NOT_TRUSTED,   SOURCE, Taking::notTrusted));
    // spotless:on

    private MediationSteps() {}

    static Decision<Receipt> report(ComputeCommand.PostRun command, AccountKey signer, ComputeState state) {
        return REPORT.check(new Reporting(OnMatch.Act.of(command.match(), signer, state), command.report()))
                .map(legal -> {
                    Match reported = legal.match().reported(command.report());
                    return MatchMoving.answer(
                            reported.lacksOpening()
                                    ? MatchMoving.awaitOpening(reported, state)
                                    : judgeReported(reported, state),
                            state);
                });
    }

    private static ComputeAnswer.MatchMoved judgeReported(Match reported, ComputeState state) {
        state.tell(new ComputeEvent.RunPosted(reported.id(), reported.cases().size() - 1, reported.lastCase(), null));
        return MatchMoving.judge(reported, MatchParty.MEDIATOR, state);
    }

    static Decision<Receipt> reveal(ComputeCommand.RevealResult command, AccountKey signer, ComputeState state) {
        return REVEAL.check(new Revealing(OnMatch.Act.of(command.match(), signer, state), command.opening()))
                .map(legal -> {
                    Match match = legal.match();
                    Match opened = match.opened(command.opening());
                    state.tell(new ComputeEvent.OpeningRevealed(match.id(), command.opening()));
                    if (match.status() == MatchStatus.AWAITING_OPENING) {
                        return MatchMoving.answer(MatchMoving.judge(opened, MatchParty.ANYONE, state), state);
                    }
                    MatchLifeCycle.TABLE.follow(
                            match.status(),
                            MatchLifeCycle.REVEAL_UNASKED,
                            MatchParty.PROVIDER,
                            new LateReveal(legal.moment(), command.opening()));
                    return MatchMoving.answer(MatchMoving.close(opened, Closing.as(Outcome.ACCEPTED), state), state);
                });
    }

    /** Stakes come from the purse and not from a note, which may be bound by another match. */
    static Decision<Receipt> take(ComputeCommand.TakeCase command, AccountKey signer, ComputeState state) {
        return TAKE.check(new Taking(OnMatch.Act.of(command.match(), signer, state)))
                .then(legal -> state.stake(
                                signer,
                                ComputeState.deal(command.match()),
                                legal.match().caseStake())
                        .map(staked -> {
                            Match match = legal.match();
                            MatchLifeCycle.TABLE.follow(match.status(), MatchLifeCycle.TAKE, MatchParty.JUDGE, match);
                            return MatchMoving.answer(
                                    MatchMoving.putDisputed(match.taken(signer, state.now()), state), state);
                        }));
    }
}
