package org.gridmarket.testbed.day;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.agent.energy.meter.Billing;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.client.Answer;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.clearing.SealedInstance;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.bill.MeterSecret;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.testbed.household.MemoryJournal;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.privacy.linkage.Owners;
import org.gridmarket.testbed.privacy.linkage.PastPlans;
import org.gridmarket.testkit.RepeatableRandom;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.jspecify.annotations.Nullable;

/**
 * A day of real agents and meters on a ledger in memory, under a clock that steps from gate to gate: for tests, and for
 * experiments that need many days. Same seed, same blocks. Homes act in an order that is drawn anew each time, through relays of
 * two organisations. Not thread-safe.
 */
public final class DayInMemory {
    private static final long REAL_MILLIS = 1_000;
    private static final long STEP_MILLIS = 250;
    private static final int SETTLING_INTERVALS = 12;
    private static final EventFamily<EnergyEvent> EVENTS = EventFamily.of(EnergyEvent.class);
    private static final List<Organisation> RELAYS = List.of(Organisation.DSO, Organisation.COOPERATIVE);
    private static final DayPace PACE = new DayPace(REAL_MILLIS, 1_000, 2 * REAL_MILLIS);

    private final Microgrid microgrid;
    private final DayPlan plan;
    private final MarketCalendar calendar;
    private final BoardsInMemory boards;
    private final MarketOnLedger market;
    private final LedgerInMemory consortium;
    private final Neighbourhood homes;
    private final DayBoard board = new DayBoard();
    private final AccountKeyPair solver;
    private final Random order;
    private Round coming;
    private int toldBlocks;
    private int lostAnswers;
    private int carried;
    private IntPredicate crashing = home -> false;
    private int crashEvery;
    private CutOff cutOff = CutOff.NOBODY;
    private int moves;
    private int crashes;

    DayInMemory(Microgrid microgrid) {
        this(microgrid, null, 1); // under public accounts
    }

    /** Under anonymous accounts, unless there is no plan for them. */
    DayInMemory(Microgrid microgrid, @Nullable AnonymityPlan anonymity) {
        this(microgrid, anonymity, 1);
    }

    /** Homes that mix and trade window by window as the rules bring them, without an end, as the program of a home does. */
    static DayInMemory withoutAnEnd(Microgrid microgrid, AnonymityPlan anonymity) {
        return new DayInMemory(microgrid, anonymity, 1, true);
    }

    /**
     * A day that has not begun.
     *
     * @param anonymity null for a day under public accounts
     * @param seed of keys, jitter, relays and the order in which homes act
     */
    public DayInMemory(Microgrid microgrid, @Nullable AnonymityPlan anonymity, long seed) {
        this(microgrid, anonymity, seed, false);
    }

    private DayInMemory(Microgrid microgrid, @Nullable AnonymityPlan anonymity, long seed, boolean byRules) {
        this.microgrid = microgrid;
        this.order = new Random(seed);
        plan = new DayPlan(microgrid, DaySpeed.fixed(REAL_MILLIS), Objective.ENERGY_THEN_WELFARE, anonymity);
        calendar = plan.calendar(new LedgerTime(1_750_000_000_000L), PACE);
        coming = calendar.firstRound();
        market = new MarketOnLedger(calendar);
        market.goTo(calendar.gate(calendar.firstBook().minus(2)));
        consortium = new LedgerInMemory(market);
        SecureRandom random = RepeatableRandom.of(seed);
        solver = AccountKeyPair.generate(random);
        List<AccountKeyPair> keys = List.of(AccountKeyPair.generate(random), AccountKeyPair.generate(random));
        List<AccountKey> named = keys.stream().map(AccountKeyPair::publicKey).toList();
        MixingTerms terms =
                anonymity == null ? null : anonymity.terms(DayPlan.TARIFF, named, BoardsInMemory.drawKeys());
        boards = new BoardsInMemory(keys, consortium.target(), market);
        homes = new Neighbourhood(
                microgrid,
                consortium.target(),
                random,
                anonymity == null || terms == null ? null : home -> anonymity.dayOf(home, terms),
                byRules,
                home -> MeterSecret.generate(random),
                home -> new MemoryJournal());
        new FoundingInMemory(consortium, plan, homes).found(terms, calendar, solver.publicKey());
    }

    /** From now on every n-th answer to an agent is lost after the ledger has carried out what was asked. */
    DayInMemory losingAnswers(int every) {
        lostAnswers = every;
        return this;
    }

    /** Agents of these homes crash before the n-th move of all of them is answered, and again every n moves. */
    DayInMemory crashing(IntPredicate home, int every) {
        crashing = home;
        crashEvery = every;
        return this;
    }

    /** Homes that reach no gateway for some intervals. */
    DayInMemory cutting(CutOff homesCutOff) {
        cutOff = homesCutOff;
        return this;
    }

    /** The gateway of this draw key gives no shares. */
    DayInMemory withoutSharesOf(DrawKey key) {
        boards.silence(key);
        return this;
    }

    /** The first board shows these homes another face than the others. */
    DayInMemory forkingBoard(IntPredicate homes) {
        boards.fork(homes);
        return this;
    }

    /** Lets the day pass, and everybody settle. */
    public DayInMemory trade() {
        Interval last = plan.lastFinal();
        tradeUntil(last);
        stepTo(calendar.end(last).plusMillis(SETTLING_INTERVALS * REAL_MILLIS));
        return this;
    }

    /** Lets time pass until this interval is final. Whoever lives by rules goes on after it. */
    DayInMemory tradeUntil(Interval last) {
        agentsWork();
        for (; !coming.isAfter(last.round()); coming = coming.next()) {
            solve(coming);
            stepTo(calendar.gate(coming));
            consortium.submit(Organisation.DSO, false, new EnergyCommand.CloseAndFinalise(coming));
            agentsWork();
        }
        return this;
    }

    /** Homes pay in again what a day of mixing takes. */
    void payInAgain() {
        homes.deposits().forEach((account, amount) -> {
            String reference = "again-" + account.toHex().substring(0, 32);
            consortium.submit(Organisation.DSO, false, new EnergyCommand.BookMoney(account, reference, amount));
        });
        agentsWork();
    }

    /**
     * Agents that wait for a moment get it, to the millisecond: if the clock jumped, what a home does at different moments would
     * stand side by side in the blocks. Only anonymous ones wait.
     */
    private void stepTo(LedgerTime time) {
        for (LedgerTime next = nextMoment(); plan.anonymity() != null && next.isBefore(time); next = nextMoment()) {
            market.goTo(next);
            agentsWork();
        }
        market.goTo(time);
    }

    private LedgerTime nextMoment() {
        LedgerTime now = market.now();
        return homes.agents().stream()
                .flatMap(agent -> agent.nextLook(now).stream())
                .filter(now::isBefore)
                .min(LedgerTime::compareTo)
                .filter(look -> look.isBefore(now.plusMillis(STEP_MILLIS)))
                .orElse(now.plusMillis(STEP_MILLIS));
    }

    private void solve(Round round) {
        if (round.isAfter(calendar.firstRound())) {
            Decision<Receipt> asked = market.ask(new EnergyQuery.ReadInstance(round));
            SealedInstance sealed =
                    RecordCodec.of(SealedInstance.class).read(asked.orThrow().result());
            Solution solution = new MatcherChoice()
                    .match(sealed.open(), SolveBudget.UNHURRIED)
                    .orThrow()
                    .solution();
            if (solution.size() > 0) {
                market.run(solver, new EnergyCommand.PostSolution(solution)); // refused when the carried one is as good
            }
        }
    }

    private void agentsWork() {
        cutOff.heal(homes.homes(), calendar, market.now());
        boolean anyWorked = true;
        while (anyWorked) {
            anyWorked = false;
            for (int place : inAnyOrder()) {
                tellNews();
                anyWorked |= works(place);
            }
        }
        tellNews();
    }

    private List<Integer> inAnyOrder() {
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, homes.homes().size()).boxed().toList());
        Collections.shuffle(places, order);
        return places;
    }

    private boolean works(int place) {
        TradingAgent agent = homes.homes().get(place).agent();
        if (cutOff.holds(place, calendar, market.now())) {
            return cutOff.sends(place, agent, market.now(), this::carry);
        }
        boolean moved = boards.serve(place, agent);
        List<OutgoingOperation> outgoing = outgoing(agent);
        if (outgoing.isEmpty()) {
            if (moved) {
                crashes(place);
            }
            return moved;
        }
        List<Answer> answers = outgoing.stream().map(this::carry).toList();
        for (int i = outgoing.size() - 1; i >= 0; i--) { // not in the order in which they were sent
            if (crashes(place)) { // all other answers are lost with the agent
                return true;
            }
            agent.answered(outgoing.get(i), answers.get(i));
        }
        return true;
    }

    /** Operations of several accounts, which are on their way at the same time. */
    private List<OutgoingOperation> outgoing(TradingAgent agent) {
        List<OutgoingOperation> outgoing = new ArrayList<>();
        for (var next = agent.next(market.now()); next.isPresent(); next = agent.next(market.now())) {
            outgoing.add(next.get());
        }
        return outgoing;
    }

    private boolean crashes(int place) {
        if (!crashing.test(place) || ++moves % crashEvery != 0) {
            return false;
        }
        tellNews();
        homes.restart(place, history());
        crashes++;
        return true;
    }

    private Answer carry(OutgoingOperation outgoing) {
        carried++;
        Decision<Receipt> decision =
                market.settle(market.endorse(outgoing.function(), outgoing.submission(), anyRelay()));
        boolean lost = lostAnswers > 0 && carried % lostAnswers == 0;
        if (lost) {
            return new Answer.Indeterminate("the answer was lost");
        }
        return LinkInMemory.answer(decision);
    }

    private Caller.Member anyRelay() {
        return new Caller.Member(RELAYS.get(order.nextInt(RELAYS.size())), false, "relay");
    }

    private void tellNews() {
        List<Block> blocks = market.ledger().blocks();
        long now = market.now().epochMillis();
        while (toldBlocks < blocks.size()) {
            List<EnergyEvent> events =
                    EVENTS.own(blocks.get(toldBlocks).events().stream()).toList();
            events.forEach(event -> {
                cutOff.tell(event, homes.homes(), calendar, market.now());
                boards.observe(event);
            });
            board.tell(new BlockEvents<>(toldBlocks, "transaction", events), now);
            toldBlocks++;
        }
    }

    /** All meters account for the day. */
    DayBills bill(Billing billing, int cycleLength) throws InterruptedException {
        return bill(billing, cycleLength, microgrid.first(), microgrid.last());
    }

    /** All meters account for these intervals, whole cycles. */
    DayBills bill(Billing billing, int cycleLength, Interval first, Interval last) throws InterruptedException {
        MeterRound round = new MeterRound(new LinkInMemory(market), calendar, billing, cycleLength, market::now);
        return round.bill(homes.meters(), first, last);
    }

    /** All events of the ledger, in order. */
    List<EnergyEvent> history() {
        return EVENTS.own(market.ledger().events()).toList();
    }

    /** Channel and chaincode. */
    public Target target() {
        return consortium.target();
    }

    /** All blocks, as whoever has a peer gets them. */
    public void blocks(Consumer<LedgerBlock> reader) {
        consortium.blocks(reader);
    }

    /** What an outsider knows of an anonymous day who has these plans, in the order of the microgrid's homes. */
    public PastPlans past(List<OfferPlan> plans) {
        return homes.past(plans);
    }

    /** Whose the anonymous accounts are: what all agents together know. */
    public Owners owners() {
        return homes.owners();
    }

    int crashes() {
        return crashes;
    }

    DayBoard board() {
        return board;
    }

    Neighbourhood homes() {
        return homes;
    }

    List<IntervalLine> lines() {
        return board.lines().stream()
                .filter(line -> line.interval().isWithin(microgrid.first(), microgrid.last()))
                .toList();
    }

    Consortium consortium() {
        return consortium;
    }
}
