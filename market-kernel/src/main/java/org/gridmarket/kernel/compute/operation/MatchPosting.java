package org.gridmarket.kernel.compute.operation;

import static org.gridmarket.kernel.compute.ComputeRejection.OFFER_GONE;
import static org.gridmarket.kernel.compute.ComputeRejection.SOLVER_NOT_ALLOWED;
import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.compute.match.Candidate;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchLifeCycle;
import org.gridmarket.kernel.compute.match.MatchParty;
import org.gridmarket.kernel.compute.match.MatchRules;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.OfferLifeCycle;
import org.gridmarket.kernel.compute.message.ComputeAnswer;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.OfferStatus;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * Matches offers: the four leave the book and lie in one row, with all money at stake. A solver chooses no price, so a bad one
 * can only make matches that all sides have agreed to.
 */
final class MatchPosting {
    private static final String SOURCE = "compute-market, Matching";

    /** What is named, as far as it is in the book; and who names it. */
    record Facts(
            ProposedMatch named,
            AccountKey signer,
            boolean licensed,
            @Nullable Job job,
            @Nullable Resource resource,
            @Nullable Note mediatorNote,
            @Nullable Note directoryNote) {
        @Nullable String notAllowed() {
            boolean isParty = (job != null && job.owner().equals(signer))
                    || (resource != null && resource.owner().equals(signer));
            return licensed || isParty ? null : signer + " has no licence and is no party of the match";
        }

        @Nullable String gone() {
            if (job == null) {
                return "job " + named.job();
            }
            if (resource == null) {
                return "resource " + named.resource();
            }
            if (mediatorNote == null) {
                return "note " + named.note();
            }
            return directoryNote == null
                    ? "note " + job.offer().inputs().receipt().note()
                    : null;
        }

        Candidate candidate(ComputeTerms terms, LedgerTime now, boolean groupTaken) {
            return new Candidate(
                    Objects.requireNonNull(job),
                    Objects.requireNonNull(resource),
                    Objects.requireNonNull(mediatorNote),
                    Objects.requireNonNull(directoryNote),
                    terms,
                    now,
                    groupTaken);
        }
    }

    // spotless:off
    static final RuleBook<Facts> NAMED = RuleBook.of("compute:postMatches, each match: what is named",
            rule(SOLVER_NOT_ALLOWED, SOURCE, Facts::notAllowed),
            rule(OFFER_GONE,         SOURCE, Facts::gone));
    // spotless:on

    private MatchPosting() {}

    static Decision<Receipt> run(
            List<ProposedMatch> matches,
            ComputeTerms terms,
            SignedOperation<LedgerPeriods> operation,
            ComputeState state) {
        AccountKey signer = operation.signer();
        boolean licensed =
                ComputeLicences.isLicensed(signer, operation.validity().at(state.now()), state);
        return Elements.of(
                        matches,
                        (named, index) -> NAMED.check(find(named, signer, licensed, state))
                                .map(found -> found.candidate(terms, state.now(), groupTaken(found, state)))
                                .then(MatchRules.FEASIBLE::check)
                                .map(candidate -> store(index, candidate, signer, state)))
                .map(all -> state.receipt(
                        ComputeAnswer.MatchesMoved.class, new ComputeAnswer.MatchesMoved(all.done(), all.refused())));
    }

    private static Facts find(ProposedMatch named, AccountKey signer, boolean licensed, ComputeState state) {
        Optional<Job> job = ComputeState.JOB.find(state.world(), named.job());
        return new Facts(
                named,
                signer,
                licensed,
                job.orElse(null),
                ComputeState.RESOURCE.find(state.world(), named.resource()).orElse(null),
                ComputeState.NOTE.find(state.world(), named.note()).orElse(null),
                job.flatMap(found -> ComputeState.NOTE.find(
                                state.world(), found.offer().inputs().receipt().note()))
                        .orElse(null));
    }

    /** Only as long as the deadline of the provider's other job is not past. */
    private static boolean groupTaken(Facts found, ComputeState state) {
        Job job = Objects.requireNonNull(found.job());
        Resource resource = Objects.requireNonNull(found.resource());
        String group = job.offer().group();
        if (group == null) {
            return false;
        }
        ComputeState.FORGOTTEN.has(state.world()); // such a row may be forgotten
        return ComputeState.GROUP
                .find(state.world(), job.owner(), group, resource.owner())
                .filter(member -> state.now().isBefore(member.until()))
                .isPresent();
    }

    private static ComputeAnswer.MovedMatch store(
            int index, Candidate candidate, AccountKey solver, ComputeState state) {
        Match match = Match.made(candidate, solver);
        MatchLifeCycle.TABLE.follow(MatchStatus.NOT_MATCHED, MatchLifeCycle.MATCH, MatchParty.SOLVER, candidate);
        OfferLifeCycle.TABLE.follow(OfferStatus.IN_BOOK, OfferLifeCycle.BIND, MatchParty.SOLVER, candidate);
        ComputeState.JOB.delete(state.world(), candidate.job().id());
        ComputeState.RESOURCE.delete(state.world(), candidate.resource().id());
        ComputeState.NOTE.delete(state.world(), candidate.mediatorNote().id());
        ComputeState.NOTE.delete(state.world(), candidate.directoryNote().id());
        String group = candidate.job().offer().group();
        if (group != null) {
            ComputeState.GROUP.put(
                    state.world(),
                    new StoredValues.GroupMember(
                            match.id(), candidate.job().offer().deadline()),
                    match.creator(),
                    group,
                    match.provider());
        }
        ComputeState.MATCH.put(state.world(), match, match.id());
        state.tell(new ComputeEvent.Matched(match));
        return new ComputeAnswer.MovedMatch(index, match.id(), match.status(), null);
    }
}
