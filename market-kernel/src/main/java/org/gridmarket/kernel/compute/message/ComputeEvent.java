package org.gridmarket.kernel.compute.message;

import java.util.List;
import org.gridmarket.kernel.compute.match.Case;
import org.gridmarket.kernel.compute.match.DeclineReason;
import org.gridmarket.kernel.compute.match.Dispute;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Move;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.match.Verdict;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.terms.ProposedTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** What the computation market tells, with all that a worker needs to go on. Money that moves is told by purses besides. */
public sealed interface ComputeEvent {
    /** A job is in the book: posted, or back after a provider has failed it. */
    record JobPosted(Job job) implements ComputeEvent {}

    /** A resource is in the book: posted, or renewed. */
    record ResourcePosted(Resource resource) implements ComputeEvent {}

    /** A note is in the book: posted, or renewed. */
    record NotePosted(Note note) implements ComputeEvent {}

    /** An offer has left the book: withdrawn or expired. */
    record OfferGone(OfferKind kind, OfferId offer) implements ComputeEvent {}

    /** An offer will leave when its match closes. */
    record RenewalStopped(OfferKind kind, OfferId offer) implements ComputeEvent {}

    /** Where a mediator or a directory is found. */
    record ComputeMemberRegistered(AccountKey account, MemberEntry entry) implements ComputeEvent {}

    /** Four offers have left the book for a match. */
    record Matched(Match match) implements ComputeEvent {}

    /** A result is committed; the job creator answers until then. */
    record ResultCommitted(MatchId match, ResultCommitment result, LedgerTime due) implements ComputeEvent {}

    /** The provider has given the match back. */
    record MatchDeclined(MatchId match, DeclineReason reason) implements ComputeEvent {}

    /** It is this mediator's turn to run the job again, until then. */
    record Disputed(MatchId match, AccountKey mediator, Dispute dispute, LedgerTime due) implements ComputeEvent {}

    /**
     * A mediator has reported, or its time has passed.
     *
     * @param index of the case, from 0
     * @param openingDue until when the opening may be shown; null when it is not waited for
     */
    record RunPosted(
            MatchId match, int index, Case report, @Nullable LedgerTime openingDue) implements ComputeEvent {}

    /** What a provider had committed to is known. */
    record OpeningRevealed(MatchId match, Opening opening) implements ComputeEvent {}

    /** One verdict is there; whom it concerns may contest it until then. */
    record Judged(MatchId match, Verdict verdict, List<AccountKey> concerned, LedgerTime due) implements ComputeEvent {
        public Judged {
            concerned = List.copyOf(concerned);
        }
    }

    /**
     * One of these mediators may take the case, until then.
     *
     * @param appellant who contests the first verdict; null when nobody does
     */
    record MediatorSought(
            MatchId match,
            List<AccountKey> judges,
            @Nullable AccountKey appellant,
            LedgerTime due) implements ComputeEvent {
        public MediatorSought {
            judges = List.copyOf(judges);
        }
    }

    /** A match is over: how, and every move of money. */
    record MatchClosed(MatchId match, Outcome outcome, List<Move> moves) implements ComputeEvent {
        public MatchClosed {
            moves = List.copyOf(moves);
        }
    }

    /** Terms wait for approval. */
    record ComputeTermsProposed(ProposedTerms terms, Bytes digest) implements ComputeEvent {}

    /** Terms are agreed. */
    record ComputeTermsAgreed(ProposedTerms terms) implements ComputeEvent {}

    /**
     * A solver's licence is given or ends.
     *
     * @param until the first period in which it no longer holds; null while it is in force
     */
    record ComputeLicenceChanged(
            AccountKey solver,
            Organisation organisation,
            LedgerPeriod from,
            @Nullable LedgerPeriod until) implements ComputeEvent {}
}
