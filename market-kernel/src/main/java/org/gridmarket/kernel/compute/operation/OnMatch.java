package org.gridmarket.kernel.compute.operation;

import java.util.Arrays;
import java.util.Optional;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchLifeCycle;
import org.gridmarket.kernel.compute.match.MatchMoment;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/** Facts of whatever is done to a match. */
interface OnMatch {
    /** What is done, to which match, by whom, when. */
    record Act(MatchId named, Optional<Match> found, AccountKey who, LedgerTime now) {
        static Act of(MatchId named, AccountKey who, ComputeState state) {
            return new Act(named, ComputeState.MATCH.find(state.world(), named), who, state.now());
        }
    }

    Act act();

    /** The events that the act may be, in one state or another. */
    Event<?>[] events();

    /** The match; only once an earlier rule has found it. */
    default Match match() {
        return act().found().orElseThrow();
    }

    default MatchMoment moment() {
        return new MatchMoment(match(), act().now());
    }

    default @Nullable String unknown() {
        return act().found().isEmpty() ? "there is no open match " + act().named() : null;
    }

    default @Nullable String wrongState() {
        boolean allowed =
                Arrays.stream(events()).anyMatch(event -> MatchLifeCycle.TABLE.allows(match().status(), event));
        return allowed ? null : "match " + act().named() + " is " + match().status();
    }

    default @Nullable String notProvider() {
        return only(match().provider());
    }

    default @Nullable String notCreator() {
        return only(match().creator());
    }

    default @Nullable String notMediator() {
        return only(match().lastCase().mediator());
    }

    private @Nullable String only(AccountKey party) {
        return act().who().equals(party) ? null : act().who() + "; it is up to " + party;
    }
}
