package org.gridmarket.kernel.energy.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.contest.SolverTurns;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.clearing.RunningSums;
import org.gridmarket.kernel.energy.grid.FeederLoad;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.mixing.MixStrikes;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.VoidPage;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.registry.SolverLicence;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.FirstOutcome;
import org.gridmarket.kernel.operation.FirstOutcomes;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.RecordCodec;

/** The schema of the energy market, one page: every table, its key and its value; and the events of one operation. */
public final class EnergyState {
    // spotless:off
    static final StateTable<MarketCalendar> CALENDAR = StateTable.of("calendar", "", MarketCalendar.class);
    static final StateTable<StoredValues.CalendarProposal> CALENDAR_PROPOSAL = StateTable.of("calendarproposal", "digest", StoredValues.CalendarProposal.class);
    static final StateTable<MarketRules> RULES = StateTable.of("rules", "", MarketRules.class);
    static final StateTable<StoredValues.Proposal> PROPOSAL = StateTable.of("proposal", "id", StoredValues.Proposal.class);
    static final StateTable<SmartMeter> METER = StateTable.of("meter", "meter", SmartMeter.class);
    static final StateTable<StoredValues.MeterOfKey> METER_KEY = StateTable.of("meterkey", "key", StoredValues.MeterOfKey.class);
    static final StateTable<FeederLoad> FEEDER_LOAD = StateTable.of("feederload", "feeder", FeederLoad.class);
    static final StateTable<StoredValues.MeterRoom> METER_ROOM = StateTable.of("meterroom", "", StoredValues.MeterRoom.class);
    static final StateTable<SolverLicence> LICENCE = StateTable.of("licence", "solver", SolverLicence.class);
    static final StateTable<StoredValues.LicenceOf> LICENCE_OF = StateTable.of("licenceof", "organisation, solver", StoredValues.LicenceOf.class);
    static final StateTable<Account> ACCOUNT = StateTable.of("account", "account", Account.class);
    static final StateTable<StoredValues.Booking> BOOKING = StateTable.of("booking", "account, reference", StoredValues.Booking.class);
    static final StateTable<StoredValues.UsedReference> REFERENCE = StateTable.of("reference", "reference", StoredValues.UsedReference.class);
    static final StateTable<OfferPage> OFFER = StateTable.of("offer", "book, page", OfferPage.class);
    static final StateTable<VoidPage> VOID = StateTable.of("void", "book, page", VoidPage.class);
    static final StateTable<StoredValues.Seal> SEALED = StateTable.of("sealed", "round", StoredValues.Seal.class);
    static final StateTable<StoredValues.FinalInterval> FINAL = StateTable.of("final", "interval", StoredValues.FinalInterval.class);
    static final StateTable<StoredValues.PageTrades> TRADE = StateTable.of("trade", "interval, page", StoredValues.PageTrades.class);
    static final StateTable<StoredValues.ClaimedPage> CLAIMED = StateTable.of("claimed", "interval, page", StoredValues.ClaimedPage.class);
    static final StateTable<StoredValues.Candidate> CANDIDATE = StateTable.of("candidate", "round", StoredValues.Candidate.class);
    static final StateTable<StoredValues.SolutionPart> SOLUTION = StateTable.of("solution", "round, solver, upload, part", StoredValues.SolutionPart.class);
    static final StateTable<Certificate> CERTIFICATE = StateTable.of("certificate", "round, solver, upload", Certificate.class);
    static final StateTable<RunningSums> SUMS = StateTable.of("sums", "round, solver, upload, part", RunningSums.class);
    static final StateTable<SolverTurns> TURNS = StateTable.of("turns", "round, solver", SolverTurns.class);
    static final StateTable<StoredValues.CommittedSolution> SOLUTION_COMMITMENT = StateTable.of("solutioncommitment", "round, solver", StoredValues.CommittedSolution.class);
    static final StateTable<FirstOutcome> OPERATION = StateTable.of("operation", "last book, name", FirstOutcome.class);
    static final StateTable<StoredValues.Retirement> RETIRED = StateTable.of("retired", "interval, account", StoredValues.Retirement.class);
    static final StateTable<StoredValues.StoredReading> READING = StateTable.of("reading", "meter, interval", StoredValues.StoredReading.class);
    static final StateTable<StoredValues.StoredCommitments> COMMITMENT = StateTable.of("commitment", "meter, interval", StoredValues.StoredCommitments.class);
    static final StateTable<StoredValues.BilledCycle> BILLED = StateTable.of("billed", "meter", StoredValues.BilledCycle.class);
    static final StateTable<StoredValues.MixJoin> MIX_JOIN = StateTable.of("mixjoin", "window, group, account", StoredValues.MixJoin.class);
    static final StateTable<StoredValues.MixOpening> MIX_OPENING = StateTable.of("mixopening", "window, group", StoredValues.MixOpening.class);
    static final StateTable<StoredValues.StandingShares> MIX_DRAW = StateTable.of("mixdraw", "window, group", StoredValues.StandingShares.class);
    static final StateTable<MixLock> MIX_LOCK = StateTable.of("mixlock", "window, group, session", MixLock.class);
    static final StateTable<StoredValues.StoredMessage> MIX_MESSAGE = StateTable.of("mixmessage", "window, group, session, run, sender, kind", StoredValues.StoredMessage.class);
    static final StateTable<MixStrikes> MIX_STRIKES = StateTable.of("mixstrikes", "meter", MixStrikes.class);
    static final StateTable<StoredValues.CreditRetirement> RETIRED_CREDIT = StateTable.of("retiredcredit", "round, account", StoredValues.CreditRetirement.class);
    static final StateTable<StoredValues.SettledInterval> SETTLED = StateTable.of("settled", "interval", StoredValues.SettledInterval.class);
    static final StateTable<StoredValues.Forgotten> FORGOTTEN = StateTable.of("forgotten", "", StoredValues.Forgotten.class);
    static final StateTable<StoredValues.SweptUpTo> SWEPT = StateTable.of("swept", "", StoredValues.SweptUpTo.class);
    // spotless:on

    /** First outcomes of signed operations, by their last book. */
    static final FirstOutcomes OUTCOMES = new FirstOutcomes(OPERATION, book -> book);

    /** All tables, for the generated page docs/generated/world-state.md and for whoever reads a whole state. */
    public static final List<StateTable<?>> TABLES = List.of(
            CALENDAR,
            CALENDAR_PROPOSAL,
            RULES,
            PROPOSAL,
            METER,
            METER_KEY,
            FEEDER_LOAD,
            METER_ROOM,
            LICENCE,
            LICENCE_OF,
            ACCOUNT,
            BOOKING,
            REFERENCE,
            OFFER,
            VOID,
            SEALED,
            FINAL,
            TRADE,
            CLAIMED,
            CANDIDATE,
            SOLUTION,
            CERTIFICATE,
            SUMS,
            TURNS,
            SOLUTION_COMMITMENT,
            OPERATION,
            RETIRED,
            READING,
            COMMITMENT,
            BILLED,
            MIX_JOIN,
            MIX_OPENING,
            MIX_DRAW,
            MIX_LOCK,
            MIX_MESSAGE,
            MIX_STRIKES,
            RETIRED_CREDIT,
            SETTLED,
            SWEPT,
            FORGOTTEN);

    private final WorldState world;
    private final EnergyLimits limits;
    private final List<EnergyEvent> events = new ArrayList<>();

    EnergyState(WorldState world, EnergyLimits limits) {
        this.world = world;
        this.limits = limits;
    }

    EnergyLimits limits() {
        return limits;
    }

    WorldState world() {
        return world;
    }

    void tell(EnergyEvent event) {
        events.add(event);
    }

    /** Ends an operation: its result and what it has told. */
    <R extends Record> Receipt receipt(Class<R> type, R result) {
        return new Receipt(RecordCodec.of(type).write(result), told());
    }

    /** Canonical JSON of what has been told. */
    List<String> told() {
        RecordCodec<EnergyEvent> codec = RecordCodec.of(EnergyEvent.class);
        return events.stream().map(codec::write).toList();
    }

    MarketRules rules() {
        return RULES.find(world).orElse(MarketRules.NONE);
    }

    Account account(AccountKey key) {
        return ACCOUNT.find(world, key).orElse(Account.empty(key, null));
    }

    Optional<MixLock> mixLock(MixSession session) {
        return MIX_LOCK.find(world, session.window(), session.group(), session.number());
    }

    void putMixLock(MixLock lock) {
        MixSession session = lock.session();
        MIX_LOCK.put(world, lock, session.window(), session.group(), session.number());
    }

    /**
     * Whether an output key belonged to an account before the mixes of its window began. One that came out of another
     * session of the same window is not taken: that may happen at any moment, and everybody must judge alike.
     */
    boolean isTaken(AccountKey output, Interval window) {
        return ACCOUNT.find(world, output)
                .filter(account -> !account.isMixedFor(window))
                .isPresent();
    }

    void putAccount(Account account) {
        ACCOUNT.put(world, account, account.key());
    }

    /**
     * Reads the row that every forgetting writes, whatever it says: for operations that write a row when it is absent and that
     * may be forgotten, see {@link Forgetting}.
     */
    void readForgotten() {
        FORGOTTEN.has(world);
    }

    /** Whether book and round are sealed; what lies before the first book counts as sealed. */
    boolean isSealed(MarketCalendar calendar, Round round) {
        return round.book().isBefore(calendar.firstBook()) || SEALED.has(world, round);
    }

    /** Whether a book takes nothing more. */
    boolean isSealed(MarketCalendar calendar, Book book) {
        return isSealed(calendar, book.round());
    }

    /** Nothing is decided of an interval before the first book: its round never was. */
    private static boolean isBeforeMarket(MarketCalendar calendar, Interval t) {
        return t.round().book().isBefore(calendar.firstBook());
    }

    /** Whether an interval is final; the one before the first book counts as final. */
    boolean isFinal(MarketCalendar calendar, Interval t) {
        return isBeforeMarket(calendar, t) || FINAL.has(world, t) || isSettled(calendar, t);
    }

    /** Whether the settlement of an interval is over; that of the one before the first book counts as over. */
    boolean isSettled(MarketCalendar calendar, Interval t) {
        return isBeforeMarket(calendar, t) || SETTLED.has(world, t);
    }

    /** Intervals are swept in order, so the last one tells of all before it. */
    boolean isSwept(MarketCalendar calendar, Interval t) {
        return isBeforeMarket(calendar, t)
                || SWEPT.find(world).filter(swept -> !t.isAfter(swept.last())).isPresent();
    }
}
