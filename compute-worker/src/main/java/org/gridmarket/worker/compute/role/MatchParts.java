package org.gridmarket.worker.compute.role;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.compute.match.Case;
import org.gridmarket.kernel.compute.match.Dispute;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * A match with what an event has changed. The kernel's own steps reckon due times from the moment of the operation; an event
 * tells the due time itself.
 */
record MatchParts(Match match) {
    static MatchParts of(Match match) {
        return new MatchParts(match);
    }

    Match committed(ResultCommitment result, LedgerTime due) {
        return changed(MatchStatus.COMMITTED, due, match.cases(), result, match.dispute());
    }

    /** The mediator's turn; it is new when it has taken the case. */
    Match disputed(AccountKey mediator, Dispute dispute, LedgerTime due) {
        List<Case> cases = new ArrayList<>(match.cases());
        if (!match.lastCase().mediator().equals(mediator)) {
            cases.add(new Case(mediator, match.caseStake(), null, false));
        }
        return changed(MatchStatus.DISPUTED, due, cases, match.result(), dispute);
    }

    /** @param openingDue null when no opening is waited for; another event tells what comes next */
    Match awaiting(@Nullable LedgerTime openingDue) {
        return openingDue == null ? match : at(MatchStatus.AWAITING_OPENING, openingDue);
    }

    Match with(List<Case> cases) {
        return changed(match.status(), match.due(), cases, match.result(), match.dispute());
    }

    Match at(MatchStatus status, LedgerTime due) {
        return changed(status, due, match.cases(), match.result(), match.dispute());
    }

    private Match changed(
            MatchStatus status,
            LedgerTime due,
            List<Case> cases,
            @Nullable ResultCommitment result,
            @Nullable Dispute dispute) {
        return new Match(
                match.id(),
                status,
                due,
                match.job(),
                match.resource(),
                match.mediatorNote(),
                match.directoryNote(),
                match.solver(),
                match.terms(),
                match.estimate(),
                match.mediation(),
                cases,
                result,
                dispute,
                match.opening(),
                match.openingMissing(),
                match.appellant());
    }
}
