package org.gridmarket.kernel.energy.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.LiveOffer;
import org.gridmarket.kernel.energy.account.Pledges;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger would say to the offers of a public account, without a ledger: the rule books of withdrawing and posting
 * themselves, for an account that has withdrawn all that L allows and has all the credit that an account can have. Offers are
 * judged in the order in which they are pledged. Batch sizes and live pages are left out: whoever posts can post again later.
 * Local to one caller; not thread-safe.
 */
public final class OfferPreview {
    private static final Target NOWHERE = new Target("off-the-ledger", "off-the-ledger");
    private static final Caller.Member NOBODY = new Caller.Member(Organisation.DSO, false, "off-the-ledger");
    private static final PageId PAGE = PageId.hex("00".repeat(PageId.LENGTH));
    private static final long QUARTER_HOUR_MILLIS = 900_000;
    private static final int MINUTES = 15;

    private final MarketRules rules;
    private final MarketCalendar calendar;
    private final Account account;
    private final NavigableMap<Interval, Holding> holdings = new TreeMap<>();
    private final Pledges pledges;
    private final @Nullable Rejection notWithdrawn;
    private int pledged;

    /**
     * An account that is bound to a meter and has withdrawn everything between two intervals, both included.
     *
     * @param meter with its L+ and L-
     * @param rules in force
     */
    public OfferPreview(SmartMeter meter, MarketRules rules, Interval first, Interval last) {
        this.rules = rules;
        this.calendar = new MarketCalendar(
                new LedgerTime((Math.abs((long) first.index()) + 10) * QUARTER_HOUR_MILLIS),
                MINUTES,
                QUARTER_HOUR_MILLIS,
                1,
                MarketCalendar.MAX_HORIZON,
                MarketCalendar.MAX_HORIZON,
                0,
                1,
                first,
                Objective.ENERGY,
                true);
        this.account = Account.empty(meter.key(), meter.id()).withCredit(new Money(Money.MAX_MICRO));
        this.notWithdrawn = withdraw(meter, first, last);
        this.pledges = Pledges.of(account.withHoldings(List.copyOf(holdings.values())));
    }

    /** Returns why nothing can be withdrawn; null when all was. */
    private @Nullable Rejection withdraw(SmartMeter meter, Interval first, Interval last) {
        List<AssetAmount> batch = new ArrayList<>();
        for (Interval t = first; !t.isAfter(last); t = t.next()) {
            batch.add(new AssetAmount(
                    t, meter.limitsAt(t).production(), meter.limitsAt(t).consumption()));
            if (batch.size() == EnergyLimits.STANDARD.of(EnergyLimit.INTERVALS_PER_OPERATION) || t.equals(last)) {
                AssetWithdrawal.Facts facts = new AssetWithdrawal.Facts(
                        batch,
                        account,
                        meter,
                        rules,
                        false,
                        true,
                        before(batch.getFirst().t()));
                switch (AssetWithdrawal.WITHDRAW.check(facts)) {
                    case Decision.Rejected<AssetWithdrawal.Facts>(var reason) -> {
                        return reason;
                    }
                    case Decision.Accepted<AssetWithdrawal.Facts>(var legal) -> hold(legal);
                }
                batch.clear();
            }
        }
        return null;
    }

    private SignedCall before(Interval t) {
        LedgerCall call = new LedgerCall("off-the-ledger", calendar.gate(t.minus(2)), NOWHERE, NOBODY);
        return new SignedCall(account.key(), PAGE, call, calendar, EnergyLimits.STANDARD);
    }

    private void hold(AssetWithdrawal.Facts legal) {
        for (AssetAmount amount : legal.amounts()) {
            Interval t = amount.t();
            holdings.put(
                    t,
                    Holding.none(t, legal.group(t).orElseThrow()).withdraw(amount.production(), amount.consumption()));
        }
    }

    /** What the ledger would say to this offer now; when it is accepted, the group in which it would trade. */
    public Decision<GroupId> judge(Offer offer) {
        if (notWithdrawn != null) {
            return new Decision.Rejected<>(notWithdrawn);
        }
        List<Holding> named = offer.intervals().stream()
                .filter(holdings::containsKey)
                .map(t -> holdings.get(t))
                .toList();
        Book book = Book.lastNaming(offer.intervals().first());
        return OfferRules.EACH
                .check(new PostingFacts(offer, book, account.withHoldings(named), pledges, rules, calendar))
                .map(PostingFacts::group);
    }

    /** Takes an offer that was judged well. */
    public void pledge(Offer offer) {
        Book book = Book.lastNaming(offer.intervals().first());
        PostingFacts facts = new PostingFacts(offer, book, account, pledges, rules, calendar);
        pledges.add(new LiveOffer(
                new OfferId(PAGE, pledged++), offer.side(), offer.energy(), offer.intervals(), facts.creditPerWh()));
    }

    /** The most that one more offer of this side can take from each of these intervals. */
    public Energy free(Side side, IntervalSet intervals) {
        return intervals.stream()
                .map(t -> pledges.free(side, t))
                .reduce(Energy::min)
                .orElse(Energy.ZERO);
    }
}
