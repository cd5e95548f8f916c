package org.gridmarket.kernel.energy.message;

import java.util.List;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixBundle;
import org.gridmarket.kernel.energy.mixing.MixFault;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.VoidPage;
import org.gridmarket.kernel.energy.registry.SolverLicence;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What the market tells, with all that a solver or an agent needs, so that nobody polls. One JSON array per transaction.
 */
public sealed interface EnergyEvent {
    /** A calendar waits for approval. */
    record CalendarProposed(MarketCalendar calendar) implements EnergyEvent {}

    /** The market exists. */
    record MarketFounded(MarketCalendar calendar) implements EnergyEvent {}

    /** Rules wait for approval. */
    record RuleProposed(ProposedRules rules, Bytes digest) implements EnergyEvent {}

    /** Rules are in force from their interval on. */
    record RuleEffective(ProposedRules rules) implements EnergyEvent {}

    /** A solver's licence was given or withdrawn. */
    record LicenceChanged(SolverLicence licence) implements EnergyEvent {}

    /** A public account is bound to its meter. */
    record ProsumerRegistered(MeterId meter, AccountKey account) implements EnergyEvent {}

    /** Assets were withdrawn by a public account. */
    record AssetsWithdrawn(AccountKey account, List<AssetAmount> amounts) implements EnergyEvent {}

    /** Money waits for an account. */
    record MoneyBooked(AccountKey account, String reference, Money amount) implements EnergyEvent {}

    /** The DSO has taken back money that it had booked by mistake and that nobody had collected. */
    record MoneyTakenBack(AccountKey account, String reference, Money amount) implements EnergyEvent {}

    /** An account has pulled its money. */
    record CreditCollected(AccountKey account, Money amount) implements EnergyEvent {}

    /** Credit was given back for money. */
    record CreditRedeemed(AccountKey account, Money amount) implements EnergyEvent {}

    /** Offers stand in a book. */
    record OfferPosted(OfferPage page) implements EnergyEvent {}

    /** One offer of a posting was refused, the others stand. */
    record OfferRefused(PageId page, int index, String code, String detail) implements EnergyEvent {}

    /** Offers are void from the interval after the book on. */
    record OfferCancelled(AccountKey account, VoidPage page) implements EnergyEvent {}

    /** A book and its round are sealed. */
    record RoundClosed(Round round, LedgerTime time) implements EnergyEvent {}

    /**
     * A round has a new candidate.
     *
     * @param certified the certificate proves that nothing is better under the whole objective
     * @param certificate as the ledger has checked it, for everybody to check again; null when none was given
     */
    record SolutionAccepted(
            Round round,
            AccountKey solver,
            ObjectiveValue value,
            int trades,
            boolean certified,
            @Nullable Certificate certificate)
            implements EnergyEvent {}

    /** The trades of an interval are final. */
    record Finalised(Interval interval, LedgerTime time, FinalSource source, List<PricedTrade> trades)
            implements EnergyEvent {}

    /** Final trades are in the account. */
    record Claimed(AccountKey account, IntervalSet intervals) implements EnergyEvent {}

    /** What was left of an interval is retired. */
    record Retired(AccountKey account, Interval t, Energy production, Energy consumption, Bytes tag)
            implements EnergyEvent {}

    /** An account takes part in the mix of a window. */
    record MixJoined(AccountKey account, GroupId group, Interval window, CircleId circle, int bundles, MixBundle bundle)
            implements EnergyEvent {}

    /** Shares of a draw stand on the ledger and count in it. */
    record DrawSharesPosted(Interval window, GroupId group, List<DrawShare> shares) implements EnergyEvent {
        public DrawSharesPosted {
            shares = List.copyOf(shares);
        }
    }

    /**
     * The sessions of a large group are drawn; what follows from these shares, everybody can compute.
     *
     * @param shares in the order of the keys in the terms
     * @param missing keys whose share nobody brought in time
     */
    record MixDrawn(Interval window, GroupId group, List<DrawShare> shares, List<DrawKey> missing)
            implements EnergyEvent {
        public MixDrawn {
            shares = List.copyOf(shares);
            missing = List.copyOf(missing);
        }
    }

    /** A session begins its first run. */
    record MixOpened(MixLock lock) implements EnergyEvent {}

    /** Too few of a circle have joined: they take their bundles back; those of other circles may mix. */
    record MixNotOpened(Interval window, GroupId group, CircleId circle, int joined) implements EnergyEvent {}

    /** A message of a run stands on the ledger, for all who read the board too. */
    record MixMessagePosted(MixSession session, int run, Bytes message) implements EnergyEvent {}

    /** A run is void; the next one goes on as the lock says, or the session is abandoned. */
    record MixAborted(MixSession session, int run, boolean boardForked, List<MixFault> faults, MixLock next)
            implements EnergyEvent {
        public MixAborted {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Each output has received a bundle, but for the forfeited ones: another session of the same window was faster with
     * the same key, which only its owner could have reused.
     */
    record MixCommitted(
            MixSession session, int run, MixBundle bundle, List<AccountKey> outputs, List<AccountKey> forfeited)
            implements EnergyEvent {
        public MixCommitted {
            outputs = List.copyOf(outputs);
            forfeited = List.copyOf(forfeited);
        }
    }

    /** Bundles of a failed mix are back in their account. */
    record MixReclaimed(AccountKey account, GroupId group, Interval window, int bundles, MixBundle bundle)
            implements EnergyEvent {}

    /** The credit of an anonymous account is retired; the DSO owes it until the bill. */
    record CreditRetired(AccountKey account, Money amount, Bytes tag) implements EnergyEvent {}

    /** Hashes of readings are on the ledger. */
    record ReadingsReported(MeterId meter, IntervalSet intervals) implements EnergyEvent {}

    /** Commitments in place of readings are on the ledger. */
    record CommitmentsReported(MeterId meter, IntervalSet intervals) implements EnergyEvent {}

    /** A cycle is billed; its proceeds may be redeemed. */
    record BillReported(MeterId meter, Interval first, Interval last, Money total) implements EnergyEvent {}

    /** The settlement of an interval is over; what was not retired counts as unretired. */
    record Settled(Interval interval, EnergySum traded, Money fees) implements EnergyEvent {}

    /** All that was over with an interval is deleted from the state. */
    record Swept(Interval interval) implements EnergyEvent {}
}
