package org.gridmarket.testbed.day;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import org.gridmarket.client.Submissions;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.client.energy.SaltedReading;
import org.gridmarket.kernel.command.Submission;
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
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
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
    private int toldBlocks;
    private int lostAnswers;
    private int carried;
    private IntPredicate crashing = home -> false;
    private int crashEvery;
    private int moves;
    private int crashes;

    DayInMemory(Microgrid microgrid) {
        this(microgrid, null, 1); // under public accounts
    }

    /** Under anonymous accounts, unless there is no plan for them. */
    DayInMemory(Microgrid microgrid, @Nullable AnonymityPlan anonymity) {
        this(microgrid, anonymity, 1);
    }

    /**
     * A day that has not begun.
     *
     * @param anonymity null for a day under public accounts
     * @param seed of keys, jitter, relays and the order in which homes act
     */
    public DayInMemory(Microgrid microgrid, @Nullable AnonymityPlan anonymity, long seed) {
        this.microgrid = microgrid;
        this.order = new Random(seed);
        plan = new DayPlan(microgrid, DaySpeed.fixed(REAL_MILLIS), Objective.ENERGY_THEN_WELFARE, anonymity);
        calendar = plan.calendar(new LedgerTime(1_750_000_000_000L), PACE);
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
                home -> MeterSecret.generate(random),
                home -> new MemoryJournal());
        found(terms);
    }

    private void found(@Nullable MixingTerms terms) {
        Founding founding = new Founding(consortium);
        founding.setRules(microgrid.grid(), DayPlan.TARIFF, plan.rulesFrom());
        if (terms != null) {
            founding.setMixing(terms, microgrid.first());
        }
        founding.registerMeters(homes.registrations(), microgrid.first()); // where their first cycle begins
        if (plan.anonymity() != null) {
            founding.setCircles(plan.anonymity().assignments(), microgrid.first());
        }
        founding.licence(Organisation.REGULATOR, solver.publicKey());
        for (Map.Entry<AccountKey, Money> deposit : homes.deposits().entrySet()) {
            String reference = deposit.getKey().toHex().substring(0, 32);
            consortium.submit(
                    Organisation.DSO,
                    false,
                    new EnergyCommand.BookMoney(deposit.getKey(), reference, deposit.getValue()));
        }
        founding.found(calendar);
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
        agentsWork();
        Interval last = plan.lastFinal();
        for (Round round = calendar.firstRound(); !round.isAfter(last.round()); round = round.next()) {
            solve(round);
            stepTo(calendar.gate(round));
            consortium.submit(Organisation.DSO, false, new EnergyCommand.CloseAndFinalise(round));
            agentsWork();
        }
        stepTo(calendar.end(last).plusMillis(SETTLING_INTERVALS * REAL_MILLIS));
        return this;
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
        return answer(decision);
    }

    private Caller.Member anyRelay() {
        return new Caller.Member(RELAYS.get(order.nextInt(RELAYS.size())), false, "relay");
    }

    private static Answer answer(Decision<Receipt> decision) {
        return switch (decision) {
            case Decision.Accepted<Receipt>(var receipt) -> new Answer.Committed(receipt.result(), false);
            case Decision.Rejected<Receipt>(var reason) ->
                reason.code().name().equals("OPERATION_REPEATED")
                        ? new Answer.Committed(reason.detail(), true)
                        : new Answer.Rejected(reason.code().name(), reason.source(), reason.detail());
        };
    }

    private void tellNews() {
        List<Block> blocks = market.ledger().blocks();
        long now = market.now().epochMillis();
        while (toldBlocks < blocks.size()) {
            List<EnergyEvent> events =
                    EVENTS.own(blocks.get(toldBlocks).events().stream()).toList();
            events.forEach(event -> {
                homes.agents().forEach(agent -> agent.observe(event));
                homes.meters().forEach(meter -> meter.observe(event));
                boards.observe(event);
            });
            board.tell(new BlockEvents<>(toldBlocks, "transaction", events), now);
            toldBlocks++;
        }
    }

    /** All meters account for the day. */
    DayBills bill(Billing billing, int cycleLength) throws InterruptedException {
        MeterRound round = new MeterRound(new LinkInMemory(), calendar, billing, cycleLength, market::now);
        return round.bill(homes.meters(), microgrid.first(), microgrid.last());
    }

    /** Meters come side by side; the ledger in memory takes them one by one. */
    private final class LinkInMemory implements GatewayLink {
        @Override
        public synchronized Answer submit(String function, Submission submission) {
            return answer(market.settle(market.endorse(function, submission)));
        }

        @Override
        public Answer reportReadings(MeterId meter, List<SaltedReading> readings, Submission hashes) {
            return submit("energy:reportReadings", hashes);
        }

        @Override
        public Answer submitBy(String function, Submission submission, Submissions.Asking way) {
            throw new UnsupportedOperationException("there are no gateways to ask");
        }

        @Override
        public void listen(Listener listener) {
            throw new UnsupportedOperationException("events are told by tellNews");
        }
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
