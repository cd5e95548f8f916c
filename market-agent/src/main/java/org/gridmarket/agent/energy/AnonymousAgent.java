package org.gridmarket.agent.energy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.agent.energy.mixing.MixStanding;
import org.gridmarket.agent.energy.mixing.MixingDesk;
import org.gridmarket.agent.energy.mixing.MixingWindows;
import org.gridmarket.agent.energy.mixing.OutputJournal;
import org.gridmarket.agent.energy.plan.KnownTariffs;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.client.Answer;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.coinshuffle.board.BoardEntry;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.run.SessionId;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.energy.account.RetirementTag;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * Trades for one household under accounts that nobody can tie to it: its public account registers, withdraws and mixes the
 * same for every window as everybody's of its circle, and never offers; the offers come from fresh accounts. All that it
 * must remember is in the public events and in its journal of keys, so a new agent that reads both goes on where a crashed
 * one stopped.
 */
public final class AnonymousAgent implements TradingAgent {
    private static final int TRIES_OF_WHAT_DOES_NOT = 5;
    private static final int LOOK_MILLIS = 100;

    private static final String NOTHING_WAITS = "NOTHING_TO_COLLECT";

    private static final PassingRefusals MAY_FIT_LATER =
            new PassingRefusals("INTERVAL_NOT_FINAL", "WINDOW_NOT_SETTLED");

    private final Signer signer;
    private final MeterCertificate certificate;
    private final MixingWindows windows;
    private final MixingDesk desk;
    private final Settlement settlement;
    private final Lending lending;
    private final AgentTally tally = new AgentTally();
    private final HiddenAccounts hidden;
    private final KnownTariffs tariffs = new KnownTariffs();
    private final OperationsInFlight inFlight;
    private final Set<OperationId> fromBefore = new HashSet<>();
    private @Nullable MarketCalendar calendar;
    private LedgerTime now = new LedgerTime(0);
    private boolean registered;
    private Money booked = Money.ZERO;
    private Money collected = Money.ZERO;

    /**
     * @param signer of the public account
     * @param certificate the meter's word for it
     * @param plan what the home wants to trade
     * @param windows in which it mixes
     * @param tags of the home's meter
     * @param journal where keys are kept
     */
    public AnonymousAgent(
            Signer signer,
            MeterCertificate certificate,
            OfferPlan plan,
            MixingWindows windows,
            RetirementTags tags,
            OutputJournal journal) {
        this(signer, certificate, plan, windows, tags, journal, OutgoingJournal.NONE);
    }

    /**
     * The same, over restarts of its process.
     *
     * @param sent what it has sent; what is outstanding there is sent again
     */
    public AnonymousAgent(
            Signer signer,
            MeterCertificate certificate,
            OfferPlan plan,
            MixingWindows windows,
            RetirementTags tags,
            OutputJournal journal,
            OutgoingJournal sent) {
        this.signer = signer;
        this.certificate = certificate;
        this.windows = windows;
        this.desk = new MixingDesk(signer, journal);
        this.settlement = new Settlement(List.of(), windows.retireTogether(), 0);
        this.lending = new Lending(signer.key(), windows, desk, settlement);
        this.hidden = new HiddenAccounts(windows, tags, journal, tally, tariffs, sent.pages(), plan);
        this.inFlight = new OperationsInFlight(tally, sent);
        sent.outstanding().forEach(one -> fromBefore.add(one.submission().operation()));
    }

    /** From now on this is to be offered, by accounts that have not posted yet; what is posted stays. */
    public void replan(OfferPlan next) {
        hidden.replan(next);
    }

    /** What stands on the ledger and can still be traded. */
    public List<Offer> openOffers() {
        return hidden.openOffers();
    }

    /** What became of its mixes so far. */
    public MixStanding standing() {
        return desk.standing();
    }

    /** How much credit the public account lacks to take part in the next window that it could; zero when nothing is lacking. */
    public Money missingCredit() {
        return lending.missing();
    }

    @Override
    public AccountKey account() {
        return signer.key();
    }

    @Override
    public AgentTally tally() {
        return tally;
    }

    /** The accounts that it has had, each with its place among those of its window: what an outsider is asked to guess. */
    public Map<AccountKey, Integer> places() {
        return hidden.places();
    }

    /** Never, where windows come without an end. */
    @Override
    public boolean isDone() {
        return !windows.beforehand().isEmpty()
                && inFlight.isEmpty()
                && registered
                && desk.isSettled()
                && settlement.isDone()
                && hidden.areDone();
    }

    @Override
    public boolean hasPosted() {
        return calendar != null && registered && !settlement.hasMoreToWithdraw() && desk.hasBegun();
    }

    @Override
    public void observe(EnergyEvent event) {
        lending.observe(event);
        desk.observe(event, now).ifPresent(this::won);
        hidden.observe(event);
        hidden.forgetSettled(inFlight::has);
        switch (event) {
            case EnergyEvent.MarketFounded founded -> calendar = founded.calendar();
            case EnergyEvent.RuleEffective effective -> tariffs.adopt(effective.rules());
            case EnergyEvent.RoundClosed done -> settlement.closed(done.round());
            case EnergyEvent.Finalised done -> settlement.finalised(done.interval());
            case EnergyEvent.Settled over -> settlement.over(over.interval());
            default -> observeOwn(event);
        }
    }

    private void won(MixingDesk.Won won) {
        MarketCalendar fixed = calendar;
        if (fixed == null) {
            throw new IllegalStateException("outputs of window " + won.window().first() + " before there is a market");
        }
        settlement.returned(won.window().intervals()); // nothing is left, and the bill asks for that
        hidden.won(won, signer, fixed);
    }

    private void observeOwn(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.ProsumerRegistered mine when mine.account().equals(account()) -> registered = true;
            case EnergyEvent.MoneyBooked money
            when money.account().equals(account()) -> booked = booked.plus(money.amount());
            case EnergyEvent.CreditCollected money when money.account().equals(account()) -> collected = booked;
            case EnergyEvent.AssetsWithdrawn mine
            when mine.account().equals(account()) -> settlement.told(mine.amounts());
            case EnergyEvent.Retired mine when mine.account().equals(account()) -> settlement.retired(mine.t());
            case EnergyEvent.MixJoined mine
            when mine.account().equals(account()) ->
                settlement.lent(mine.bundle().intervals());
            case EnergyEvent.MixReclaimed mine
            when mine.account().equals(account()) ->
                settlement.returned(mine.bundle().intervals());
            default -> {
                // not this household's
            }
        }
    }

    @Override
    public Optional<OutgoingOperation> next(LedgerTime time) {
        now = time;
        if (calendar != null && !tariffs.isEmpty() && !isDone()) {
            choose(calendar);
        }
        return inFlight.take();
    }

    /** Each account by itself: when one acts depends on none of the others. */
    private void choose(MarketCalendar fixed) {
        lending.prepare(fixed, now);
        if (!inFlight.has(account())) {
            send(signer, publicCommand(fixed), fixed);
        }
        if (!hidden.mayPost()) {
            return;
        }
        for (FreshAccount account : hidden.all()) {
            if (isFree(account)) {
                hidden.fill(account);
                send(account.signer(), account.next(fixed, tally, now), fixed);
            }
        }
    }

    private boolean isFree(FreshAccount account) {
        return !account.isDone() && !inFlight.has(account.signer().key());
    }

    private void send(Signer by, EnergyCommand.@Nullable Signed command, MarketCalendar fixed) {
        if (command != null) {
            inFlight.send(by, command, fixed, now);
        }
    }

    /** Retiring comes before what may wait: a mix that is refused again and again must not hold it back until it is too late. */
    private EnergyCommand.@Nullable Signed publicCommand(MarketCalendar fixed) {
        EnergyCommand.@Nullable Signed open = openingCommand(fixed);
        boolean mayWait =
                open == null || open instanceof EnergyCommand.JoinMix || open instanceof EnergyCommand.ReclaimMix;
        var retirement = mayWait ? settlement.nextRetirement() : List.<RetirementTag>of();
        return retirement.isEmpty() ? open : new EnergyCommand.Retire(retirement);
    }

    private EnergyCommand.@Nullable Signed openingCommand(MarketCalendar fixed) {
        if (!registered) {
            return new EnergyCommand.RegisterProsumer(certificate);
        }
        if (booked.exceeds(collected)) {
            return new EnergyCommand.CollectCredit();
        }
        var amounts = settlement.nextWithdrawal(fixed, now);
        if (!amounts.isEmpty()) {
            return new EnergyCommand.WithdrawAssets(amounts);
        }
        EnergyCommand.@Nullable Signed mixing = desk.next(fixed, now);
        return mixing instanceof EnergyCommand.JoinMix join && !lending.holdsBundles(join.window()) ? null : mixing;
    }

    /** To the millisecond: who looked a little later would act with whatever woke it meanwhile, and be known by that. */
    @Override
    public Optional<LedgerTime> nextLook(LedgerTime time) {
        MarketCalendar fixed = calendar;
        if (fixed == null) {
            return Optional.empty();
        }
        return Stream.concat(
                        inFlight.has(account()) ? Stream.empty() : desk.wakesAt(fixed).stream(),
                        hidden.all().stream()
                                .filter(this::isFree)
                                .flatMap(account -> account.wakesAt(fixed, time).stream()))
                .map(look ->
                        time.isBefore(look) ? look : time.plusMillis(LOOK_MILLIS)) // what is past must hide no other
                .min(LedgerTime::compareTo);
    }

    @Override
    public void answered(OutgoingOperation outgoing, Answer answer) {
        inFlight.answered(outgoing, answer);
        if (answer instanceof Answer.Committed) {
            succeeded(outgoing);
        } else if (answer instanceof Answer.Rejected refusal
                && !fromBefore.contains(outgoing.submission().operation())) {
            refused(outgoing, refusal);
        }
    }

    private void succeeded(OutgoingOperation outgoing) {
        Optional<FreshAccount> anonymous = hidden.find(outgoing.submission().signer());
        if (anonymous.isPresent()) {
            anonymous.get().succeeded(outgoing.command(), tally);
            return;
        }
        switch (outgoing.command()) {
            case EnergyCommand.RegisterProsumer done -> registered = true;
            case EnergyCommand.CollectCredit done -> collected = booked;
            case EnergyCommand.WithdrawAssets done -> settlement.withdrawalDone(done.amounts());
            case EnergyCommand.Retire done -> settlement.retirementDone(done.intervals());
            default -> desk.done(outgoing.command(), now);
        }
    }

    private void refused(OutgoingOperation outgoing, Answer.Rejected refusal) {
        if (MixingDesk.windowOf(outgoing.command()).isPresent()) {
            desk.refused(outgoing.command(), now);
            return;
        }
        if (refusal.code().equals(NOTHING_WAITS)) {
            collected = booked; // before a crash
            return;
        }
        int tries = MAY_FIT_LATER.contains(refusal.code()) ? PassingRefusals.TRIES : TRIES_OF_WHAT_DOES_NOT;
        if (tally.mayTryAgain(outgoing, tries)) {
            return;
        }
        Optional<FreshAccount> anonymous = hidden.find(outgoing.submission().signer());
        if (anonymous.isPresent()) {
            anonymous.get().givesUp(outgoing.command(), refusal.code(), tally);
            return;
        }
        switch (outgoing.command()) {
            case EnergyCommand.WithdrawAssets amounts -> settlement.refused(amounts.amounts());
            case EnergyCommand.Retire late -> settlement.refusedRetirement(late.intervals());
            default -> throw AgentStuckException.refused(account(), outgoing, refusal);
        }
    }

    @Override
    public String waitsFor() {
        List<String> waits = new ArrayList<>();
        if (!registered) {
            waits.add("registration");
        }
        if (!desk.isSettled()) {
            waits.add(desk.open() + " windows to mix");
        }
        if (!hidden.areDone()) {
            waits.add(hidden.open() + " anonymous accounts to settle");
        }
        if (!settlement.isDone()) {
            waits.add(settlement.openIntervals() + " intervals to retire");
        }
        return waits.isEmpty() ? "nothing" : String.join(", ", waits);
    }

    @Override
    public List<BoardRequest> boards(LedgerTime time) {
        return calendar == null ? List.of() : desk.boards(time);
    }

    @Override
    public void readBoard(SessionId session, List<BoardEntry> news, LedgerTime time) {
        now = time;
        desk.read(session, news, time);
    }

    @Override
    public void postedOnBoard(SessionId session, Octets message) {
        desk.posted(session, message);
    }

    @Override
    public List<DrawRequest> draws(LedgerTime time) {
        MarketCalendar fixed = calendar;
        return fixed == null ? List.of() : desk.draws(fixed, time);
    }

    @Override
    public void drawn(DrawRequest outgoing, List<DrawShare> shares, LedgerTime time) {
        now = time;
        desk.drawn(outgoing, shares);
    }
}
