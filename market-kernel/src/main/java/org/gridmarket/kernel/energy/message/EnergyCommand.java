package org.gridmarket.kernel.energy.message;

import java.util.List;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.bill.BillOpening;
import org.gridmarket.kernel.energy.bill.CommitmentCheck;
import org.gridmarket.kernel.energy.bill.DeviationCommitment;
import org.gridmarket.kernel.energy.bill.ReadingHash;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionCommitment;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.mixing.BlameEvidence;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be asked of the energy market: its table of contents. The header of each record is its wire format;
 * its function is the record's name behind {@code energy:}, such as {@code energy:postOffers}.
 */
public sealed interface EnergyCommand {
    /** Signed by an account or meter key and relayed; the payload of a Submission. */
    sealed interface Signed extends EnergyCommand {}

    /** Attributed to the Fabric identity of a consortium member. */
    sealed interface ByMember extends EnergyCommand {}

    /** Binds a public account (the signer) to its meter. Once per meter. */
    record RegisterProsumer(MeterCertificate certificate) implements Signed {}

    /** Takes assets within L+ and L-; public accounts only. */
    record WithdrawAssets(List<AssetAmount> amounts) implements Signed {
        public WithdrawAssets {
            amounts = List.copyOf(amounts);
        }
    }

    /** Pulls money that the DSO has booked for the signer. */
    record CollectCredit() implements Signed {}

    /** Gives free credit back for money; proceeds only after the bill of their cycle. */
    record RedeemCredit(Money amount) implements Signed {}

    /** 1..200 offers into the current or the next book. */
    record PostOffers(Book book, List<Offer> offers) implements Signed {
        public PostOffers {
            offers = List.copyOf(offers);
        }
    }

    /** Voids live offers from the interval after the book on. */
    record CancelOffers(Book book, List<OfferId> offers) implements Signed {
        public CancelOffers {
            offers = List.copyOf(offers);
        }
    }

    /** Cancel and post in one operation, all or nothing. */
    record ReplaceOffers(Book book, List<OfferId> cancelled, List<Offer> offers) implements Signed {
        public ReplaceOffers {
            cancelled = List.copyOf(cancelled);
            offers = List.copyOf(offers);
        }
    }

    /** Brings final trades into an account; anyone may, for any account. */
    record Claim(AccountKey account, IntervalSet intervals) implements Signed {}

    /** Retires what is left of final intervals (the text's deposit); claims them first where that is outstanding. */
    record Retire(List<RetirementTag> intervals) implements Signed {
        public Retire {
            intervals = List.copyOf(intervals);
        }
    }

    /** Lends the bundles of a window to its mix; by a public account, until joining ends. */
    record JoinMix(Interval window) implements Signed {}

    /**
     * Makes locked sessions of all joins of a window and group, once joining has ended; anyone may.
     *
     * @param shares of the draw, where the group takes several sessions; those that stand on the ledger count as well
     */
    record OpenMix(Interval window, GroupId group, List<DrawShare> shares) implements Signed {
        public OpenMix {
            shares = List.copyOf(shares);
        }
    }

    /** Puts shares of a draw on the ledger while others are missing, so that nobody can leave them out; anyone may. */
    record PostDrawShares(Interval window, GroupId group, List<DrawShare> shares) implements Signed {
        public PostDrawShares {
            shares = List.copyOf(shares);
        }
    }

    /** The joint transaction of a session: a bundle for each output; whoever has all signatures may bring it. */
    record CommitMix(MixSession session, int run, List<AccountKey> outputs, List<Bytes> signatures) implements Signed {
        public CommitMix {
            outputs = List.copyOf(outputs);
            signatures = List.copyOf(signatures);
        }
    }

    /** Ends a run on evidence: the guilty are excluded, the others go on in the next run; anyone may. */
    record AbortMix(MixSession session, int run, BlameEvidence evidence) implements Signed {}

    /** A participant's message that the board withholds, within the challenge window of its step. */
    record PostMixMessage(MixSession session, int run, Bytes message) implements Signed {}

    /** Takes the signer's bundles back from a mix that has failed. */
    record ReclaimMix(Interval window, GroupId group) implements Signed {}

    /** Retires all credit of an anonymous account whose window is over, under a tag that only its meter recognises. */
    record RetireCredit(Bytes tag) implements Signed {
        public RetireCredit {
            RetirementTag.requireLength(tag);
        }
    }

    /**
     * Binds a licensed solver to the solution that it will post in this round, where a reward is paid. The latest
     * commitment counts; it ends an upload that is not sealed.
     */
    record CommitSolution(Round round, SolutionCommitment commitment) implements Signed {}

    /** A whole solution of the current round, with a proof of how good it is if there is one; by a licensed solver. */
    record PostSolution(Solution solution, @Nullable Certificate certificate) implements Signed {
        /** Without a proof. */
        public PostSolution(Solution solution) {
            this(solution, null);
        }
    }

    /** One part of a large solution: parts 0, 1, 2 .. of an upload. */
    record PostSolutionPart(int upload, int part, Solution solution) implements Signed {}

    /** Ends an upload and makes it compete. */
    record SealSolution(Round round, int upload, @Nullable Certificate certificate) implements Signed {
        /** Without a proof. */
        public SealSolution(Round round, int upload) {
            this(round, upload, null);
        }
    }

    /** Salted hashes of readings; by a meter. */
    record ReportReadings(List<ReadingHash> readings) implements Signed {
        public ReportReadings {
            readings = List.copyOf(readings);
        }
    }

    /** Commitments in place of readings, for a private bill; by a meter. */
    record ReportCommitments(List<DeviationCommitment> commitments) implements Signed {
        public ReportCommitments {
            commitments = List.copyOf(commitments);
        }
    }

    /**
     * The total of a cycle that was committed to, with its proof; by a meter.
     *
     * @param prices {@link org.gridmarket.kernel.energy.bill.CyclePrices#digest} of what it was reckoned with
     * @param retiredCredit commitment to the credit that the meter's accounts have retired since the cycle before
     */
    record ReportPrivateBill(Interval first, Interval last, Bytes prices, Bytes retiredCredit, BillOpening opening)
            implements Signed {
        public ReportPrivateBill {
            CommitmentCheck.requireLength("commitment", retiredCredit, CommitmentCheck.COMMITMENT_BYTES);
        }
    }

    /** The total of a billing cycle (positive: the prosumer pays); by a meter. */
    record ReportBill(Interval first, Interval last, Money total) implements Signed {}

    /** Before the market is founded; by the DSO. */
    record ProposeCalendar(MarketCalendar calendar) implements ByMember {}

    /** Founds the market; by an administrator of the regulator, naming the digest of what it has read. */
    record ApproveCalendar(Bytes digest) implements ByMember {}

    /** By the DSO. */
    record ProposeRules(ProposedRules rules) implements ByMember {}

    /** By an administrator of the organisation that the changes name. */
    record ApproveRules(String id, Bytes digest) implements ByMember {
        public ApproveRules {
            Name.check("proposal", id);
        }
    }

    /** By an administrator of any organisation, which answers for the solver. */
    record GrantLicence(AccountKey solver) implements ByMember {}

    /** By an administrator of the organisation that granted it. */
    record WithdrawLicence(AccountKey solver) implements ByMember {}

    /** Money that the DSO has received for an account, under a reference that it uses once. */
    record BookMoney(AccountKey account, String reference, Money amount) implements ByMember {
        public BookMoney {
            Name.check("reference", reference);
        }
    }

    /** Money booked by mistake, as long as nobody has collected it; its reference stays used. By the DSO. */
    record TakeBackMoney(String reference) implements ByMember {
        public TakeBackMoney {
            Name.check("reference", reference);
        }
    }

    /** Seals book and round; the DSO at the gate, anybody of the consortium after the grace. */
    record CloseRound(Round round) implements ByMember {}

    /** Makes the candidate's (or the carried) trades of the interval final. */
    record Finalise(Interval interval) implements ByMember {}

    /** Both in one transaction; on conflict the caller closes alone. */
    record CloseAndFinalise(Round round) implements ByMember {}

    /** Ends the settlement of an interval; after that its cycles may be billed. */
    record Settle(Interval interval) implements ByMember {}

    /**
     * Deletes a portion of what is over with a settled interval.
     *
     * @param rows at most so many, 1 to {@link org.gridmarket.kernel.energy.EnergyLimit#ROWS_PER_SWEEP}; large ones count
     *     as several
     */
    record Sweep(Interval interval, int rows) implements ByMember {}

    /**
     * Deletes rows that are over and that no interval names; what is not over stays. At most
     * {@link org.gridmarket.kernel.energy.EnergyLimit#NAMES_PER_FORGETTING} names.
     *
     * @param proposals ids of proposals that nobody can approve any more and whose rules nobody can ask for
     * @param licences solvers whose licence has ended and who are paid
     */
    record Forget(List<String> proposals, List<AccountKey> licences) implements ByMember {
        public Forget {
            proposals = List.copyOf(proposals);
            licences = List.copyOf(licences);
            proposals.forEach(id -> Name.check("proposal", id));
        }
    }

    /**
     * Deletes references of payments that cannot come again and that have been collected; by an administrator of the DSO, who
     * may use them again. At most {@link org.gridmarket.kernel.energy.EnergyLimit#NAMES_PER_FORGETTING} names.
     */
    record ForgetReferences(List<String> references) implements ByMember {
        public ForgetReferences {
            references = List.copyOf(references);
            references.forEach(reference -> Name.check("reference", reference));
        }
    }
}
