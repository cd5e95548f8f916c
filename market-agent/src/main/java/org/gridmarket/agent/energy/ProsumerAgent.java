package org.gridmarket.agent.energy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gridmarket.agent.energy.plan.KnownTariffs;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.jspecify.annotations.Nullable;

/**
 * Trades for one household: registers, collects its credit, withdraws what its offers need, posts them in time, retires what
 * is final. It decides and signs; its driver carries outgoing to a gateway, brings back answers and tells it the public
 * events. A new agent that reads them from the beginning goes on where a crashed one stopped. Not thread-safe; one outgoing at a
 * time, since operations of one account conflict with each other.
 */
public final class ProsumerAgent implements TradingAgent {
    private static final PassingRefusals MAY_FIT_LATER = new PassingRefusals();

    private static final String NOTHING_WAITS = "NOTHING_TO_COLLECT";

    private final Signer signer;
    private final MeterCertificate certificate;
    private final OfferDesk desk = new OfferDesk();
    private final Settlement settlement;
    private final AgentTally tally = new AgentTally();
    private @Nullable MarketCalendar calendar;
    private final KnownTariffs tariffs = new KnownTariffs();
    private final PartSize posting = new PartSize(EnergyLimit.OFFERS_PER_POST.ceiling());
    private @Nullable TradingLimits limits;
    private boolean funded;
    private final OperationsInFlight inFlight;
    private final Map<PageId, List<Offer>> posted = new HashMap<>();
    private final LiveOffers live;
    private final OfferChanges changes;
    private final Set<OperationId> fromBefore = new HashSet<>();
    private OfferPlan plan;
    private @Nullable OfferPlan nextPlan;
    private boolean registered;
    private Money booked = Money.ZERO;
    private Money collected = Money.ZERO;

    /**
     * @param signer of the public account
     * @param certificate the meter's word for it
     * @param plan what to offer
     * @param retireTogether how many final intervals are retired in one operation, 1..96
     */
    public ProsumerAgent(Signer signer, MeterCertificate certificate, OfferPlan plan, int retireTogether) {
        this(signer, certificate, plan, retireTogether, OutgoingJournal.NONE);
    }

    /**
     * The same, over restarts of its process.
     *
     * @param journal of what it has sent; what is outstanding there is sent again
     */
    public ProsumerAgent(
            Signer signer, MeterCertificate certificate, OfferPlan plan, int retireTogether, OutgoingJournal journal) {
        this.signer = signer;
        this.certificate = certificate;
        this.plan = plan;
        this.settlement = new Settlement(
                plan.assets(), retireTogether, Math.floorMod(signer.key().hashCode(), retireTogether));
        this.inFlight = new OperationsInFlight(tally, journal);
        this.live = new LiveOffers(signer.key());
        this.changes = new OfferChanges(live);
        journal.outstanding().forEach(sent -> fromBefore.add(sent.submission().operation()));
        journal.pages().forEach(live::await);
    }

    /**
     * From now on this is to be offered, and nothing else: offers that are open and not part of it are cancelled. Comes into
     * force once all that was done before has been told.
     */
    public void replan(OfferPlan next) {
        nextPlan = next;
    }

    /** What stands on the ledger and can still be traded. */
    public List<Offer> openOffers() {
        return live.open().stream().map(Map.Entry::getValue).toList();
    }

    @Override
    public AccountKey account() {
        return signer.key();
    }

    @Override
    public AgentTally tally() {
        return tally;
    }

    /** What its buying offers pledge; empty while the tariff is unknown. */
    public Optional<Money> creditNeeded() {
        return tariffs.isEmpty() ? Optional.empty() : Optional.of(plan.credit(tariffs));
    }

    /** Whether everything is posted, final and retired. */
    @Override
    public boolean isDone() {
        return inFlight.isEmpty()
                && registered
                && nextPlan == null
                && changes.isDone()
                && desk.isEmpty()
                && settlement.isDone();
    }

    /** Whether all offers that can still be posted are on the ledger or refused. */
    @Override
    public boolean hasPosted() {
        return calendar != null && registered && desk.isEmpty() && !settlement.hasMoreToWithdraw();
    }

    /** Takes in one public event. */
    @Override
    public void observe(EnergyEvent event) {
        live.observe(event);
        switch (event) {
            case EnergyEvent.MarketFounded founded -> calendar = founded.calendar();
            case EnergyEvent.RuleEffective effective -> adopt(effective.rules());
            case EnergyEvent.ProsumerRegistered done when done.account().equals(account()) -> registered = true;
            case EnergyEvent.MoneyBooked money
            when money.account().equals(account()) -> booked = booked.plus(money.amount());
            case EnergyEvent.MoneyTakenBack money
            when money.account().equals(account()) -> booked = booked.minus(money.amount());
            case EnergyEvent.CreditCollected money when money.account().equals(account()) -> collected = booked;
            case EnergyEvent.AssetsWithdrawn done
            when done.account().equals(account()) -> settlement.told(done.amounts());
            case EnergyEvent.OfferPosted(var page)
            when page.account().equals(account()) && !posted.containsKey(page.id()) ->
                desk.standing(page.offers()); // from before a crash
            case EnergyEvent.OfferRefused refused
            when posted.containsKey(refused.page()) -> {
                live.tell(refused.page());
                tally.refused(refused.code());
            }
            case EnergyEvent.RoundClosed done -> settlement.closed(done.round());
            case EnergyEvent.Finalised done -> settlement.finalised(done.interval());
            case EnergyEvent.Retired done when done.account().equals(account()) -> settlement.retired(done.t());
            case EnergyEvent.Settled over -> settlement.over(over.interval());
            default -> {
                // not this household's
            }
        }
    }

    private void adopt(ProposedRules rules) {
        boolean first = tariffs.isEmpty();
        Optional<Tariff> before = tariffs.at(rules.from());
        if (tariffs.adopt(rules)) {
            if (first) {
                desk.fill(plan.offers(tariffs).stream().map(this::within).toList());
            } else {
                desk.reprice(rules.from(), offer -> atNewEdge(offer, before.orElseThrow()));
            }
        }
        for (RuleChange change : rules.changes()) {
            switch (change) {
                case RuleChange.RegisterSmartMeter mine
                when mine.meter().equals(certificate.meter()) -> limit(mine.limits());
                case RuleChange.SetMeterLimits mine
                when mine.meter().equals(certificate.meter()) -> limit(mine.limits());
                default -> {
                    // another meter's, or none
                }
            }
        }
    }

    /** Who offered at the edge of the old band, for want of a price, offers at the edge of the new one. */
    private Offer atNewEdge(Offer offer, Tariff before) {
        Tariff now = tariffs.at(offer.intervals().first()).orElseThrow();
        boolean sells = offer.side() == Side.SELL;
        UnitPrice old = sells ? before.bandLow() : before.bandHigh();
        UnitPrice edge = sells ? now.bandLow() : now.bandHigh();
        return new Offer(
                offer.side(),
                offer.energy(),
                offer.intervals(),
                offer.reservation().equals(old) ? edge : offer.reservation());
    }

    private void limit(TradingLimits told) {
        limits = told;
        settlement.limit(told);
        desk.change(this::within);
    }

    /** An offer of more than L is made of L: the rest could not be withdrawn and would cost the whole of it. */
    private Offer within(Offer offer) {
        if (limits == null) {
            return offer;
        }
        Energy most = offer.side() == Side.SELL ? limits.production() : limits.consumption();
        return offer.energy().exceeds(most) && !most.isZero()
                ? new Offer(offer.side(), most, offer.intervals(), offer.reservation())
                : offer;
    }

    /** What to send now, or nothing; the same outgoing again after an answer that is not for good. */
    @Override
    public Optional<OutgoingOperation> next(LedgerTime now) {
        if (inFlight.isEmpty() && calendar != null && !tariffs.isEmpty() && !isDone()) {
            takePlan(calendar, now);
            choose(calendar, now);
        }
        return inFlight.take();
    }

    /** When to ask again although nothing was told; empty when only events can bring work. */
    @Override
    public Optional<LedgerTime> nextLook(LedgerTime now) {
        if (calendar == null || !inFlight.isEmpty() || !registered || desk.isEmpty()) {
            return Optional.empty();
        }
        LedgerTime opening = calendar.gate(desk.nextBook(calendar, now).minus(2));
        return now.isBefore(opening) ? Optional.of(opening) : Optional.of(calendar.gate(calendar.roundAt(now)));
    }

    /** What is open as planned stays; the rest is cancelled in the next book, and what is missing posted there. */
    private void takePlan(MarketCalendar fixed, LedgerTime now) {
        OfferPlan next = nextPlan;
        if (next == null || !registered || !live.isUpToDate()) {
            return;
        }
        Round round = fixed.roundAt(now);
        Interval from = round.next().book().firstNameable();
        desk.clear();
        desk.fill(changes.want(next.offers(tariffs).stream().map(this::within).toList(), from));
        settlement.need(next.assetsAfter(round.interval()));
        plan = next;
        nextPlan = null;
        funded = true; // what credit does not reach for is refused, offer by offer
    }

    private void choose(MarketCalendar fixed, LedgerTime now) {
        EnergyCommand.Signed command = command(fixed, now);
        if (command == null) {
            return;
        }
        OutgoingOperation outgoing = inFlight.send(signer, command, fixed, now);
        switch (command) {
            case EnergyCommand.PostOffers post -> posted.put(pageOf(outgoing), post.offers());
            case EnergyCommand.ReplaceOffers replace -> posted.put(pageOf(outgoing), replace.offers());
            default -> {
                // posts nothing
            }
        }
    }

    private static PageId pageOf(OutgoingOperation outgoing) {
        return PageId.of(
                outgoing.submission().signer(),
                outgoing.submission().operation(),
                outgoing.submission().lastBook());
    }

    private EnergyCommand.@Nullable Signed command(MarketCalendar fixed, LedgerTime now) {
        if (!registered) {
            return new EnergyCommand.RegisterProsumer(certificate);
        }
        funded |= !plan.credit(tariffs).exceeds(collected); // a dearer tariff later must not stop what is funded
        if (booked.exceeds(collected)) {
            return new EnergyCommand.CollectCredit();
        }
        if (!funded) {
            return null;
        }
        var amounts = settlement.nextWithdrawal(fixed, now);
        if (!amounts.isEmpty()) {
            return new EnergyCommand.WithdrawAssets(amounts);
        }
        Book book = desk.nextBook(fixed, now);
        List<Offer> offers = desk.forBook(book, fixed, now, posting.now());
        tally.late(desk.takeLate());
        EnergyCommand.Signed change = changes.command(book, offers);
        if (change != null) {
            return change;
        }
        var retirement = settlement.nextRetirement();
        return retirement.isEmpty() ? null : new EnergyCommand.Retire(retirement);
    }

    /** Takes in the answer to the outgoing in flight. */
    @Override
    public void answered(OutgoingOperation outgoing, Answer answer) {
        inFlight.answered(outgoing, answer);
        boolean before = fromBefore.contains(outgoing.submission().operation());
        if (answer instanceof Answer.Committed) {
            succeeded(outgoing, before);
        } else if (answer instanceof Answer.Rejected refusal) {
            if (!before) {
                failed(outgoing, refusal);
            }
        }
    }

    private void succeeded(OutgoingOperation outgoing, boolean before) {
        switch (outgoing.command()) {
            case EnergyCommand.RegisterProsumer done -> registered = true;
            case EnergyCommand.CollectCredit done -> collected = booked;
            case EnergyCommand.WithdrawAssets done -> settlement.withdrawalDone(done.amounts());
            case EnergyCommand.PostOffers done -> posted(outgoing, done.offers().size(), before);
            case EnergyCommand.CancelOffers done -> changes.cancelled(done.offers());
            case EnergyCommand.ReplaceOffers done -> {
                changes.cancelled(done.cancelled());
                posted(outgoing, done.offers().size(), before);
            }
            case EnergyCommand.Retire done -> settlement.retirementDone(done.intervals());
            default -> throw new IllegalStateException("an agent never asks for " + outgoing.command());
        }
    }

    /** What was sent before a restart was never on this desk. */
    private void posted(OutgoingOperation outgoing, int offers, boolean before) {
        live.await(pageOf(outgoing));
        tally.posted(offers);
        if (!before) {
            posting.accepted();
            desk.posted(offers);
        }
    }

    /** What only came too early or too late is tried again, signed anew; what is refused for good is given up. */
    private void failed(OutgoingOperation outgoing, Answer.Rejected refusal) {
        if (refusal.code().equals(NOTHING_WAITS)) {
            collected = booked; // before a crash
            return;
        }
        if (MAY_FIT_LATER.contains(refusal.code()) && tally.mayTryAgain(outgoing, PassingRefusals.TRIES)) {
            return;
        }
        switch (outgoing.command()) {
            case EnergyCommand.PostOffers post -> {
                if (posting.refused(post.offers().size())) {
                    desk.posted(post.offers().size());
                    post.offers().forEach(offer -> tally.refused(refusal.code()));
                }
            }
            case EnergyCommand.ReplaceOffers replace -> changes.refusedTogether();
            case EnergyCommand.CancelOffers cancel -> changes.refused(cancel.offers());
            case EnergyCommand.WithdrawAssets amounts -> settlement.refused(amounts.amounts());
            case EnergyCommand.Retire refused -> settlement.refusedRetirement(refused.intervals());
            default -> throw AgentStuckException.refused(account(), outgoing, refusal);
        }
    }

    /** What it still waits for, for messages. */
    @Override
    public String waitsFor() {
        List<String> waits = new ArrayList<>();
        if (!registered) {
            waits.add("registration");
        }
        if (!desk.isEmpty()) {
            waits.add(desk.size() + " offers to post");
        }
        if (!settlement.isDone()) {
            waits.add(settlement.openIntervals() + " intervals to retire");
        }
        return waits.isEmpty() ? "nothing" : String.join(", ", waits);
    }
}
