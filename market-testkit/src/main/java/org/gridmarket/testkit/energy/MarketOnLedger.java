package org.gridmarket.testkit.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.keys.PinnedX25519;
import org.gridmarket.keys.bill.PedersenCheck;
import org.gridmarket.keys.draw.EcvrfCheck;
import org.gridmarket.keys.mixing.CoinShuffleJudge;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.testkit.RememberedCheck;
import org.jspecify.annotations.Nullable;

/**
 * The whole market on an in-memory ledger of two replicas or more, with a clock that only the test moves: signs, wraps and
 * submits commands as relays and members would. Endorsing and committing may be told apart, to let things happen in between.
 */
public final class MarketOnLedger {
    public static final Caller.Member DSO = new Caller.Member(Organisation.DSO, false, "dso-service");
    public static final Caller.Member DSO_ADMIN = new Caller.Member(Organisation.DSO, true, "dso-admin");
    public static final Caller.Member COOPERATIVE = new Caller.Member(Organisation.COOPERATIVE, false, "coop-relay");
    public static final Caller.Member COOPERATIVE_ADMIN =
            new Caller.Member(Organisation.COOPERATIVE, true, "coop-admin");
    public static final Caller.Member REGULATOR_ADMIN =
            new Caller.Member(Organisation.REGULATOR, true, "regulator-admin");

    private static final int PEERS = 2;

    private final InMemoryLedger ledger;
    private final MarketCalendar calendar;
    private @Nullable Contracts contracts;
    private LedgerTime now;
    private int calls;
    private int operations;

    /** An empty ledger, one interval before the calendar's first book opens its round. */
    public MarketOnLedger(MarketCalendar calendar) {
        this(calendar, EnergyLimits.STANDARD);
    }

    /** With bounds that are reached sooner than the standard ones. */
    public MarketOnLedger(MarketCalendar calendar, EnergyLimits limits) {
        this(calendar, limits, PEERS);
    }

    /** The same on so many peers. */
    public MarketOnLedger(MarketCalendar calendar, EnergyLimits limits, int peers) {
        this.contracts = contracts(limits);
        this.ledger = InMemoryLedger.running(
                (function, argument, call, state) -> requireOwnPeers().execute(function, argument, call, state), peers);
        this.calendar = calendar;
        this.now = begin(calendar);
    }

    private MarketOnLedger(MarketCalendar calendar, InMemoryLedger ledger) {
        this.ledger = ledger;
        this.calendar = calendar;
        this.now = begin(calendar);
    }

    /** On a ledger that somebody else has made, whose peers run this market's contract among others. */
    public static MarketOnLedger on(InMemoryLedger ledger, MarketCalendar calendar) {
        return new MarketOnLedger(calendar, ledger);
    }

    private static LedgerTime begin(MarketCalendar calendar) {
        return new LedgerTime(calendar.gate(calendar.firstBook()).epochMillis() - 2 * calendar.realIntervalMillis());
    }

    private Contracts requireOwnPeers() {
        if (contracts == null) {
            throw new IllegalStateException("what the peers of this ledger run is decided by whoever has made it");
        }
        return contracts;
    }

    private static Contracts contracts(EnergyLimits limits) {
        return Contracts.all(
                new RememberedCheck(new PinnedEd25519()),
                new CoinShuffleJudge(),
                new PedersenCheck(),
                new EcvrfCheck(),
                new PinnedX25519(),
                limits);
    }

    /** From now on the peers run a chaincode of other bounds. */
    public MarketOnLedger upgrade(EnergyLimits limits) {
        requireOwnPeers();
        contracts = contracts(limits);
        return this;
    }

    /** From now on the peers run this contract too. */
    public MarketOnLedger with(Contract another) {
        contracts = Contracts.of(Stream.concat(requireOwnPeers().contracts().stream(), Stream.of(another))
                .toList());
        return this;
    }

    public InMemoryLedger ledger() {
        return ledger;
    }

    public MarketCalendar calendar() {
        return calendar;
    }

    public LedgerTime now() {
        return now;
    }

    /** The round that is open now. */
    public Round round() {
        return calendar.roundAt(now);
    }

    public MarketOnLedger goTo(LedgerTime time) {
        now = time;
        return this;
    }

    /** The clock stands on gate(tau). */
    public MarketOnLedger goToGate(Round tau) {
        return goTo(calendar.gate(tau));
    }

    // ---- commands

    /** A member's command, endorsed and not committed. */
    public Endorsement endorse(Caller.Member member, EnergyCommand.ByMember command) {
        return ledger.endorse(EnergyFunctions.of(command), RecordCodec.text(command), call(member));
    }

    /** An account's or meter's command, endorsed and not committed; valid in the current and the next book. */
    public Endorsement endorse(AccountKeyPair signer, EnergyCommand.Signed command) {
        return endorse(
                EnergyFunctions.of(command),
                signed(signer, nextOperation(), round().next().book(), command));
    }

    public Endorsement endorse(String function, Submission submission) {
        return endorse(function, submission, COOPERATIVE);
    }

    /** Through a relay of some organisation. */
    public Endorsement endorse(String function, Submission submission, Caller.Member relay) {
        return ledger.endorse(function, RecordCodec.of(Submission.class).write(submission), call(relay));
    }

    /** By a member, asking these peers. */
    public Endorsement endorse(Caller.Member member, EnergyCommand.ByMember command, List<Integer> peers) {
        return ledger.endorse(EnergyFunctions.of(command), RecordCodec.text(command), call(member), peers);
    }

    /** Through a relay that asks these peers. */
    public Endorsement endorse(String function, Submission submission, Caller.Member relay, List<Integer> peers) {
        return ledger.endorse(function, RecordCodec.of(Submission.class).write(submission), call(relay), peers);
    }

    public Submission signed(
            AccountKeyPair signer, OperationId operation, Book lastBook, EnergyCommand.Signed command) {
        String function = EnergyFunctions.of(command);
        return signer.sign(EnergyExamples.TARGET, function, operation, lastBook, Bytes.utf8(RecordCodec.text(command)));
    }

    /** Endorses and commits. */
    public Decision<Receipt> run(Caller.Member member, EnergyCommand.ByMember command) {
        return settle(endorse(member, command));
    }

    /** Endorses and commits. */
    public Decision<Receipt> run(AccountKeyPair signer, EnergyCommand.Signed command) {
        return settle(endorse(signer, command));
    }

    /** Sends whatever text to whatever function. */
    public Decision<Receipt> send(String function, String argument) {
        return send(COOPERATIVE, function, argument);
    }

    /** The same as some member. */
    public Decision<Receipt> send(Caller.Member member, String function, String argument) {
        return settle(ledger.endorse(function, argument, call(member)));
    }

    public Decision<Receipt> ask(EnergyQuery query) {
        return ledger.query(EnergyFunctions.of(query), RecordCodec.text(query), call(COOPERATIVE));
    }

    /** Commits what was endorsed, and insists that it is valid. */
    public Decision<Receipt> settle(Endorsement endorsement) {
        return switch (endorsement) {
            case Endorsement.Endorsed endorsed -> {
                CommitStatus status = ledger.commit(endorsed);
                if (status != CommitStatus.VALID) {
                    throw new IllegalStateException(endorsed.function() + " ended as " + status);
                }
                yield Decision.accept(endorsed.receipt());
            }
            case Endorsement.Refused(var reason) -> new Decision.Rejected<>(reason);
            case Endorsement.Aborted(var reason) -> throw new IllegalStateException(reason);
        };
    }

    /** The next call, now, by this member; its transaction has an id of its own. */
    public LedgerCall call(Caller.Member creator) {
        calls++;
        return new LedgerCall("tx" + calls, now, EnergyExamples.TARGET, creator);
    }

    public OperationId nextOperation() {
        operations++;
        return EnergyExamples.operation(operations);
    }

    // ---- what tests do again and again; each insists on success

    public void withdraw(int home, Interval t, long productionWh, long consumptionWh) {
        run(
                        EnergyExamples.keyPair(home),
                        new EnergyCommand.WithdrawAssets(
                                List.of(new AssetAmount(t, Energy.ofWh(productionWh), Energy.ofWh(consumptionWh)))))
                .orThrow();
    }

    /** Money booked by the DSO and collected by the account. */
    public void buyCredit(int home, long micro) {
        AccountKeyPair keys = EnergyExamples.keyPair(home);
        run(DSO, new EnergyCommand.BookMoney(keys.publicKey(), "payment-" + calls, new Money(micro)))
                .orThrow();
        run(keys, new EnergyCommand.CollectCredit()).orThrow();
    }

    /** Posts one offer and returns its id. */
    public OfferId post(int home, Book book, Offer offer) {
        AccountKeyPair keys = EnergyExamples.keyPair(home);
        OperationId operation = nextOperation();
        Book lastBook = round().next().book();
        EnergyCommand.PostOffers command = new EnergyCommand.PostOffers(book, List.of(offer));
        settle(endorse(EnergyFunctions.of(command), signed(keys, operation, lastBook, command)))
                .orThrow();
        return new OfferId(PageId.of(keys.publicKey(), operation, lastBook), 0);
    }

    /** A selling offer that takes any price. */
    public static Offer selling(long wh, Interval... intervals) {
        return new Offer(Side.SELL, Energy.ofWh(wh), IntervalSet.of(List.of(intervals)), EnergyExamples.price(60));
    }

    /** A buying offer that pays nearly any price. */
    public static Offer buying(long wh, Interval... intervals) {
        return new Offer(Side.BUY, Energy.ofWh(wh), IntervalSet.of(List.of(intervals)), EnergyExamples.price(240));
    }

    public Decision<Receipt> solve(int solver, Round round, Trade... trades) {
        return run(EnergyExamples.keyPair(solver), new EnergyCommand.PostSolution(Solution.of(round, List.of(trades))));
    }

    /** Moves the clock to gate(tau) unless it is later already, and closes. */
    public void close(Round round) {
        if (now.isBefore(calendar.gate(round))) {
            goToGate(round);
        }
        run(DSO, new EnergyCommand.CloseRound(round)).orThrow();
    }

    /** Closes and finalises one round after the other, up to this one. */
    public void advanceThrough(Round last) {
        for (Round t = firstOpen(); !t.isAfter(last); t = t.next()) {
            close(t);
            run(DSO, new EnergyCommand.Finalise(t.interval())).orThrow();
        }
    }

    /** The same up to the round that makes an interval final. */
    public void advanceThrough(Interval last) {
        advanceThrough(last.round());
    }

    /** The same up to the round that seals a book. */
    public void advanceThrough(Book last) {
        advanceThrough(last.round());
    }

    /** Settles an interval whose settlement window is over, and deletes what is over with it. */
    public void settleAndSweep(Interval t) {
        run(DSO, new EnergyCommand.Settle(t)).orThrow();
        sweep(t, EnergyLimit.ROWS_PER_SWEEP.ceiling());
    }

    /** Deletes what is over with a settled interval, so many rows at a time; returns how many sweeps it took. */
    public int sweep(Interval t, int rows) {
        int sweeps = 1;
        while (!RecordCodec.of(EnergyResult.SweptRows.class)
                .read(run(DSO, new EnergyCommand.Sweep(t, rows)).orThrow().result())
                .last()) {
            sweeps++;
        }
        return sweeps;
    }

    private Round firstOpen() {
        Round t = calendar.firstRound();
        for (EnergyEvent event : events()) {
            if (event instanceof EnergyEvent.RoundClosed(var round, var time)) {
                t = round.next();
            }
        }
        return t;
    }

    /** All events of the energy market so far, in ledger order. */
    public List<EnergyEvent> events() {
        EventFamily<EnergyEvent> family = EventFamily.of(EnergyEvent.class);
        List<EnergyEvent> events = new ArrayList<>();
        ledger.events().flatMap(text -> family.read(text).stream()).forEach(events::add);
        return events;
    }

    /** The committed state, readable. */
    public MarketState state() {
        return new MarketState(ledger.state());
    }

    /** The same without copying: it changes with the next block. */
    public MarketState currentState() {
        return new MarketState(ledger.currentState());
    }
}
