package org.gridmarket.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.kernel.compute.match.Case;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.Move;
import org.gridmarket.kernel.compute.match.MoveReason;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.party.AccountKey;

/** What an honest party loses at most when a match closes (compute-market, Bounds; the model's fuzz.py). */
final class MatchBounds {
    private final RandomMarket market;
    private final RandomParties parties;
    private boolean stopped;

    MatchBounds(RandomMarket market, RandomParties parties) {
        this.market = market;
        this.parties = parties;
    }

    /** From now on nobody is honest: everybody is silent. */
    void stop() {
        stopped = true;
    }

    void check(Match match, ComputeEvent.MatchClosed event) {
        parties.closed(event.outcome());
        if (stopped) {
            return;
        }
        if (isHonest(match.provider())) {
            provider(match, event);
        }
        if (isHonest(match.creator())) {
            creator(match, event);
        }
        mediators(match, event);
        lies(match, event);
    }

    private boolean isHonest(AccountKey account) {
        return market.isHonest(RandomMarket.castOf(account));
    }

    private static long gain(AccountKey account, ComputeEvent.MatchClosed event) {
        long gain = 0;
        for (Move move : event.moves()) {
            boolean forSolving = move.reason() == MoveReason.SOLVER_FEE;
            gain += move.to().equals(account) && !forSolving ? move.amount().micro() : 0;
            gain -= move.from().equals(account) ? move.amount().micro() : 0;
        }
        return gain;
    }

    private static long appeal(Match match) {
        return match.appellant() == null ? 0 : match.mediation().micro();
    }

    /** Its work and the fees, and an appeal that it has lost. */
    private static void provider(Match match, ComputeEvent.MatchClosed event) {
        assertThat(event.outcome()).as("an honest provider is fined").isNotIn(Outcome.RP, Outcome.PROVIDER_SILENT);
        long appeal = event.outcome() == Outcome.DECLINED ? 0 : appeal(match);
        assertThat(gain(match.provider(), event))
                .isGreaterThanOrEqualTo(-match.fees().micro() - appeal);
    }

    /** Price, one run, fees and an appeal; only fees when it gets no result. */
    private static void creator(Match match, ComputeEvent.MatchClosed event) {
        long fees = match.fees().micro();
        long most = match.estimate().plus(match.mediation()).micro() + fees + appeal(match);
        long gain = gain(match.creator(), event);
        assertThat(gain).isGreaterThanOrEqualTo(-most);
        if (event.outcome() == Outcome.DECLINED
                || event.outcome() == Outcome.PROVIDER_SILENT
                || event.outcome() == Outcome.RP) {
            boolean somebodyRan = match.cases().stream().anyMatch(one -> one.run() instanceof RunReport.Ran);
            assertThat(gain)
                    .as("a creator pays for nothing")
                    .isGreaterThanOrEqualTo(-fees - (somebodyRan ? 0 : appeal(match)));
        }
    }

    /** Nothing, while anybody honest gives it the inputs. */
    private void mediators(Match match, ComputeEvent.MatchClosed event) {
        boolean inputs = isHonest(match.creator()) || isHonest(match.provider()) || isHonest(match.directory());
        for (Case one : match.cases()) {
            if (inputs && isHonest(one.mediator())) {
                assertThat(gain(one.mediator(), event))
                        .as("honest mediator %s in %s", RandomMarket.castOf(one.mediator()), match)
                        .isGreaterThanOrEqualTo(0);
            }
        }
    }

    /** A wrong result that an honest mediator alone has run is never found right. */
    private void lies(Match match, ComputeEvent.MatchClosed event) {
        boolean honestMediators = match.cases().stream().allMatch(one -> isHonest(one.mediator()));
        if (event.outcome() == Outcome.NONE && honestMediators) {
            assertThat(parties.isRight(match)).as("a lie has passed a run").isTrue();
        }
    }
}
