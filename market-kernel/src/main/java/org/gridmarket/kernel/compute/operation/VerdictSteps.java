package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.compute.ComputeRejection.MATCH_UNKNOWN;
import static org.gridmarket.kernel.compute.ComputeRejection.NOT_CONCERNED;
import static org.gridmarket.kernel.compute.ComputeRejection.NO_OTHER_MEDIATOR;
import static org.gridmarket.kernel.decision.Rule.rule;
import static org.gridmarket.kernel.lifecycle.LifeCycleRejection.TRANSITION_NOT_ALLOWED;

import org.gridmarket.kernel.compute.match.Closing;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchLifeCycle;
import org.gridmarket.kernel.compute.match.MatchParty;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.party.AccountKey;
import org.jspecify.annotations.Nullable;

/** What becomes of one verdict: whom it concerns contests it, or lets it stand. */
final class VerdictSteps {
    private static final String SOURCE = "compute-market, Verdict";

    /** Somebody whom the verdict concerns acts. */
    record Answering(Act act, boolean contests) implements OnMatch {
        @Override
        public Event<?>[] events() {
            return new Event<?>[] {contests ? MatchLifeCycle.APPEAL : MatchLifeCycle.ACCEPT_VERDICT};
        }

        /** A verdict that concerns both stands only when the time of both is over. */
        @Nullable String notConcerned() {
            boolean concerned = match().concerned().contains(act().who())
                    && (contests || match().concerned().size() == 1);
            return concerned ? null : "verdict " + match().standingVerdict() + " concerns " + match().concerned();
        }

        @Nullable String nobodyLeft() {
            return match().hasOtherJudge() ? null : "every mediator that both sides trust has had the case";
        }
    }

    // spotless:off
    static final RuleBook<Answering> APPEAL = RuleBook.of("compute:appeal",
            rule(MATCH_UNKNOWN,          SOURCE, Answering::unknown),
            rule(TRANSITION_NOT_ALLOWED, SOURCE, Answering::wrongState),
            rule(NOT_CONCERNED,          SOURCE, Answering::notConcerned),
            rule(NO_OTHER_MEDIATOR,      SOURCE, Answering::nobodyLeft));
    static final RuleBook<Answering> ACCEPT = RuleBook.of("compute:acceptVerdict",
            rule(MATCH_UNKNOWN,          SOURCE, Answering::unknown),
            rule(TRANSITION_NOT_ALLOWED, SOURCE, Answering::wrongState),
            rule(NOT_CONCERNED,          SOURCE, Answering::notConcerned));
    // spotless:on

    private VerdictSteps() {}

    static Decision<Receipt> appeal(MatchId id, AccountKey signer, ComputeState state) {
        return APPEAL.check(new Answering(OnMatch.Act.of(id, signer, state), true))
                .then(legal -> state.stake(
                                signer, ComputeState.deal(id), legal.match().mediation())
                        .map(staked -> {
                            Match match = legal.match();
                            MatchLifeCycle.TABLE.follow(
                                    match.status(), MatchLifeCycle.APPEAL, MatchParty.CONCERNED, match);
                            return MatchMoving.answer(MatchMoving.seek(match.contested(signer), state), state);
                        }));
    }

    static Decision<Receipt> accept(MatchId id, AccountKey signer, ComputeState state) {
        return ACCEPT.check(new Answering(OnMatch.Act.of(id, signer, state), false))
                .map(legal -> {
                    Match match = legal.match();
                    MatchLifeCycle.TABLE.follow(
                            match.status(), MatchLifeCycle.ACCEPT_VERDICT, MatchParty.CONCERNED, match);
                    return MatchMoving.answer(MatchMoving.close(match, Closing.byStanding(match), state), state);
                });
    }
}
