package org.gridmarket.kernel.energy.operation;

import java.util.List;
import org.gridmarket.kernel.agreement.KeptProposal;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.SolutionCommitment;
import org.gridmarket.kernel.energy.clearing.TradePacking;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixBundle;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Longs;
import org.jspecify.annotations.Nullable;

/** The values that exist only in the world state, one record per table of {@link EnergyState}. */
public final class StoredValues {
    private StoredValues() {}

    /** A calendar that waits for approval. */
    public record CalendarProposal(MarketCalendar calendar, Bytes digest) {}

    /** Proposed rules; approved ones stay, so that their name is not used again. */
    public record Proposal(ProposedRules rules, boolean approved) implements KeptProposal<ProposedRules> {}

    /** Which meter a key belongs to. */
    public record MeterOfKey(MeterId meter) {}

    /** For how many meters there is room, see {@link PostingRoom}; written only when it grows. */
    public record MeterRoom(int meters) {}

    /** One licence of an organisation, for counting. */
    public record LicenceOf(Organisation organisation) {}

    /** Money that waits for an account. */
    public record Booking(Money amount) {}

    /** A reference of the DSO's books, used. */
    public record UsedReference(AccountKey account, Money amount) {}

    /** The seal of a book and round: while it is absent, they are open. Never deleted. */
    public record Seal(LedgerTime time) {}

    /** The head of a final interval; its trades lie under their pages. */
    public record FinalInterval(LedgerTime time, FinalSource source, int trades, EnergySum energy, Money fees) {}

    /** One side of a final trade, as the page's account will claim it. */
    public record TradeSide(int index, Side side, OfferId other, Energy energy, UnitPrice price, UnitPrice fee) {}

    /** The final trades of one page in one interval; never changed, since instances are read over them. */
    public record PageTrades(List<TradeSide> trades) {
        public PageTrades {
            trades = List.copyOf(trades);
        }
    }

    /** The final trades of a page have been brought into this account. */
    public record ClaimedPage(AccountKey account) {}

    /**
     * The best solution of a round so far.
     *
     * @param certified as the ledger's own check of its certificate found
     * @param earner the first that reached this value, whom a reward belongs to: a proof alone does not earn it
     */
    public record Candidate(
            AccountKey solver,
            int upload,
            int parts,
            ObjectiveValue value,
            int trades,
            boolean certified,
            AccountKey earner) {}

    /** One part of a solution as it was verified: packed trades, and price and fee of each. */
    public record SolutionPart(TradePacking trades, Longs prices) {}

    /** What a solver has last committed to in a round, and how many times it has committed. */
    public record CommittedSolution(int commitments, SolutionCommitment latest) {}

    /** What an account has retired for an interval. */
    public record Retirement(Energy production, Energy consumption, Bytes tag) {}

    /** Salted hash of one reading. */
    public record StoredReading(Bytes hash) {}

    /** Commitments in place of a reading. */
    public record StoredCommitments(Bytes surplus, Bytes deficit) {}

    /** A billed cycle. */
    public record BilledCycle(Interval first, Interval last, Money total) {}

    /**
     * What a public account has lent to a mix.
     *
     * @param meter of the account, for strikes
     * @param circle of the meter when it joined: whom it mixes with
     * @param bundles m
     * @param bundle of that circle, under the terms it joined under
     * @param session which session it was put into; null before, and where too few have joined
     */
    public record MixJoin(
            AccountKey account,
            MeterId meter,
            CircleId circle,
            int bundles,
            MixBundle bundle,
            @Nullable Integer session) {
        MixJoin in(int number) {
            return new MixJoin(account, meter, circle, bundles, bundle, number);
        }
    }

    /** The mix of a window and group has been opened, in so many sessions of all circles; 0 where too few have joined. */
    public record MixOpening(int sessions) {}

    /** Shares of a draw that were posted while others were missing; at most one of each key. */
    public record StandingShares(List<DrawShare> shares) {
        static final StandingShares NONE = new StandingShares(List.of());

        public StandingShares {
            shares = List.copyOf(shares);
        }
    }

    /** A message of a mix that a board withheld. */
    public record StoredMessage(Bytes message) {}

    /** Credit that an anonymous account has retired. */
    public record CreditRetirement(Money amount, Bytes tag) {}

    /** A settled interval: what group sums and fee income are derived from. Never deleted. */
    public record SettledInterval(EnergySum traded, Money fees) {}

    /** When rows that no interval names were last deleted; every such deletion writes it. */
    public record Forgotten(LedgerTime time) {}

    /** The last swept interval; all before it are swept too. */
    public record SweptUpTo(Interval last) {}
}
