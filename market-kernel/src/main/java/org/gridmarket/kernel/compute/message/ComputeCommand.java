package org.gridmarket.kernel.compute.message;

import java.util.List;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.match.DeclineReason;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.terms.ProposedTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of the computation market; the function is the record's name behind {@code compute:}. Where a
 * list is taken, each element is judged alone: 1 to {@link ComputeLimit#ELEMENTS_PER_OPERATION}.
 */
public sealed interface ComputeCommand {
    /** Signed by an account, and relayed; its last period is the current one or the next. */
    sealed interface Signed extends ComputeCommand {}

    /** Attributed to the Fabric identity of a consortium member. */
    sealed interface ByMember extends ComputeCommand {}

    // ---- offers

    /** Says where the signer, a mediator or a directory, is found; replaces what it has said before. */
    record Register(MemberEntry entry) implements Signed {}

    /** Puts jobs into the book, and their deposits with them. */
    record PostJobs(List<JobOffer> jobs) implements Signed {
        public PostJobs {
            jobs = List.copyOf(jobs);
        }
    }

    /** Puts machines into the book, and their deposits with them. */
    record PostResources(List<ResourceOffer> resources) implements Signed {
        public PostResources {
            resources = List.copyOf(resources);
        }
    }

    /** Puts notes of a mediator or a directory into the book, and their stakes with them. */
    record PostNotes(List<NoteOffer> notes) implements Signed {
        public PostNotes {
            notes = List.copyOf(notes);
        }
    }

    /** Takes an offer out of the book; its money waits as a payout. By its owner. */
    record WithdrawOffer(OfferKind kind, OfferId offer) implements Signed {}

    /**
     * Lets a resource or a note leave when its match closes. By its owner, once for each offer.
     *
     * @param match that it is in; null when it is in the book
     */
    record StopRenewal(
            OfferKind kind, OfferId offer, @Nullable MatchId match) implements Signed {
        public StopRenewal {
            if (kind == OfferKind.JOB) {
                throw new IllegalArgumentException("a job is not renewed");
            }
        }
    }

    // ---- matches

    /** Matches offers. By a licensed solver, or by job creator or provider of the match. */
    record PostMatches(List<ProposedMatch> matches) implements Signed {
        public PostMatches {
            matches = List.copyOf(matches);
        }
    }

    /** Commits to results. By the provider, before they are due. */
    record CommitResults(List<CommittedResult> results) implements Signed {
        public CommitResults {
            results = List.copyOf(results);
        }
    }

    /** Gives a match back. By the provider, before its result is due. */
    record Decline(MatchId match, DeclineReason reason) implements Signed {}

    /** Takes results that are not drawn, and closes their matches. By the job creator. */
    record AcceptResults(List<AcceptedResult> results) implements Signed {
        public AcceptResults {
            results = List.copyOf(results);
        }
    }

    /**
     * Has a result run again. By the job creator.
     *
     * @param privateKey of the job's result key, where the delivery is at fault; else null
     */
    record RejectResult(
            MatchId match, RejectReason reason, @Nullable Bytes privateKey) implements Signed {}

    /** Reports a case. By the mediator whose turn it is. */
    record PostRun(MatchId match, RunReport report) implements Signed {}

    /** Shows what the provider has committed to: by anybody once a run is there, by the provider of a result nobody audits. */
    record RevealResult(MatchId match, Opening opening) implements Signed {}

    /** Contests the one verdict, and lays out another run. By whom it concerns. */
    record Appeal(MatchId match) implements Signed {}

    /** Lets the one verdict stand. By whom it concerns alone. */
    record AcceptVerdict(MatchId match) implements Signed {}

    /** Takes a case, and stakes on it. By a mediator that both sides trust and that has not had it. */
    record TakeCase(MatchId match) implements Signed {}

    // ---- by members

    /** Puts terms on the ledger for another organisation to approve. By an administrator of the DSO. */
    record ProposeTerms(ProposedTerms terms) implements ByMember {}

    /** Brings proposed terms into force. By an administrator of the regulator. */
    record ApproveTerms(String id, Bytes digest) implements ByMember {
        public ApproveTerms {
            Name.check("proposal", id);
        }
    }

    /** Lets an account match offers. By an administrator, who answers for it. */
    record GrantLicence(AccountKey solver) implements ByMember {}

    /** Takes a licence back, by an administrator of the organisation that gave it. */
    record WithdrawLicence(AccountKey solver) implements ByMember {}

    /**
     * Acts on a match whose time is over. By anybody.
     *
     * @param last the last period in which it may be ordered: this or the next
     */
    record Expire(MatchId match, LedgerPeriod last) implements ByMember {}

    /** Takes an expired offer out of the book. By anybody. */
    record ExpireOffer(OfferKind kind, OfferId offer) implements ByMember {}

    /**
     * Deletes rows that are over: proposals, ended licences, providers of groups whose deadline is long past. By anybody; what
     * is not over stays.
     */
    record ForgetRows(List<String> proposals, List<AccountKey> licences, List<GroupEntry> groups) implements ByMember {
        public ForgetRows {
            proposals = List.copyOf(proposals);
            proposals.forEach(id -> Name.check("proposal", id));
            licences = List.copyOf(licences);
            groups = List.copyOf(groups);
        }
    }
}
