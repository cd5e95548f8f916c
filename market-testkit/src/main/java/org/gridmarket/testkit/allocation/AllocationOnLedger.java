package org.gridmarket.testkit.allocation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.Solution;
import org.gridmarket.kernel.allocation.message.Admission;
import org.gridmarket.kernel.allocation.message.AllocationAnswer;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.message.AllocationQuery;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.operation.AllocationContract;
import org.gridmarket.kernel.allocation.operation.AllocationMoney;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.PurseBook;
import org.gridmarket.kernel.purse.message.PurseAnswer;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.purse.message.PurseQuery;
import org.gridmarket.kernel.purse.operation.PurseAudit;
import org.gridmarket.kernel.purse.operation.PurseContract;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.ledger.memory.Endorsement;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.purse.ClosedDoor;

/**
 * A ledger with a clock, purses and one allocation market; accounts and solvers by number. The market's epoch lies 1,000
 * seconds of the executable model ({@link SchemaDraft#UNIT_MILLIS}) behind the clock's, so that {@link #at} takes that model's
 * moments.
 */
public final class AllocationOnLedger {
    /** The operator is the DSO, the supervisor the regulator. */
    public static final Caller.Member OPERATOR = ClockedLedger.DSO_ADMIN;

    public static final Caller.Member SUPERVISOR = ClockedLedger.REGULATOR_ADMIN;
    public static final Caller.Member OTHER = ClockedLedger.COOPERATIVE;
    public static final Caller.Member OTHER_ADMIN = new Caller.Member(Organisation.COOPERATIVE, true, "coop-admin");

    private static final long MODEL_EPOCH = 1_000;

    private final ClockedLedger ledger;
    private MarketSchema schema;
    private int operations;
    private int references;

    private AllocationOnLedger(MarketSchema schema) {
        this.ledger = ClockedLedger.founded(
                Clock.real(ClockedLedger.EPOCH), contracts(new PinnedEd25519()).toArray(new Contract[0]));
        this.schema = schema;
    }

    /** Allocation markets and purses; the clock is the ledger's. */
    public static List<Contract> contracts(SignatureCheck signatures) {
        return List.of(new AllocationContract(signatures), new PurseContract(signatures, new ClosedDoor()));
    }

    /** A draft whose epoch fits the moments of {@link #at}. */
    public static SchemaDraft draft() {
        return new SchemaDraft(moment(MODEL_EPOCH));
    }

    /** The market is not founded yet. */
    public static AllocationOnLedger without(MarketSchema schema) {
        return new AllocationOnLedger(schema);
    }

    /** The market is founded; members and solvers there are none. */
    public static AllocationOnLedger founded(MarketSchema schema) {
        AllocationOnLedger founded = new AllocationOnLedger(schema);
        founded.run(OPERATOR, new AllocationCommand.ProposeMarket(schema)).orThrow();
        founded.run(SUPERVISOR, new AllocationCommand.ApproveMarket(schema.name(), schema.digest()))
                .orThrow();
        return founded;
    }

    /** Founded, with members 1 to 4 of 100 µ each, of whom 1 and 4 are in group g, and solver 11; it is the epoch. */
    public static AllocationOnLedger open(MarketSchema schema) {
        AllocationOnLedger open = founded(schema);
        for (int member = 1; member <= 4; member++) {
            open.fill(member, 100);
        }
        open.admit(1, "g").admit(2).admit(3).admit(4, "g");
        open.license(11);
        return open.at(MODEL_EPOCH);
    }

    private static LedgerTime moment(long modelSeconds) {
        return ClockedLedger.EPOCH.plusMillis(modelSeconds * SchemaDraft.UNIT_MILLIS);
    }

    // ---- time and parties

    /** Goes to a moment of the executable model. */
    public AllocationOnLedger at(long modelSeconds) {
        return goTo(moment(modelSeconds));
    }

    public AllocationOnLedger goTo(LedgerTime time) {
        ledger.goTo(time);
        return this;
    }

    public ClockedLedger ledger() {
        return ledger;
    }

    public MarketSchema schema() {
        return schema;
    }

    public MarketName name() {
        return schema.name();
    }

    public static AccountKey account(int number) {
        return ClockedLedger.keyPair(number).publicKey();
    }

    public AllocationOnLedger admit(int member, String... groups) {
        Admission admission =
                new Admission(account(member), Arrays.stream(groups).sorted().toList());
        run(OPERATOR, new AllocationCommand.AdmitMembers(name(), List.of(admission)))
                .orThrow();
        return this;
    }

    public AllocationOnLedger license(int solver) {
        run(OTHER_ADMIN, new AllocationCommand.GrantLicence(account(solver))).orThrow();
        return this;
    }

    /** Puts money into a purse. */
    public AllocationOnLedger fill(int member, long micro) {
        String reference = "r" + references++;
        PurseCommand book = new PurseCommand.BookMoney(account(member), reference, new Money(micro));
        ledger.send(OPERATOR, PurseFunctions.NAMES.of(book), RecordCodec.text(book))
                .orThrow();
        runPurse(member, new PurseCommand.Collect(List.of(new Deal(Deal.BOOKING, reference))))
                .orThrow();
        return this;
    }

    /** Brings in what waits for a member from a page. */
    public Decision<Receipt> collect(int member, PageId page) {
        Deal deal = new Deal(AllocationFunctions.PREFIX, name() + "." + page.text());
        return runPurse(member, new PurseCommand.Collect(List.of(deal)));
    }

    private Decision<Receipt> runPurse(int member, PurseCommand.Signed command) {
        String function = PurseFunctions.NAMES.of(command);
        return ledger.run(
                function,
                ClockedLedger.signed(
                        ClockedLedger.keyPair(member),
                        function,
                        ClockedLedger.operation(operations++),
                        last(),
                        command));
    }

    // ---- commands

    public Decision<Receipt> run(Caller.Member who, AllocationCommand.ByMember command) {
        return ledger.settle(endorse(who, command));
    }

    public Endorsement endorse(Caller.Member who, AllocationCommand.ByMember command) {
        return ledger.endorse(who, AllocationFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    public Decision<Receipt> run(int account, AllocationCommand.Signed command) {
        return ledger.settle(endorse(account, command));
    }

    public Endorsement endorse(int account, AllocationCommand.Signed command) {
        String function = AllocationFunctions.NAMES.of(command);
        return ledger.endorse(
                function,
                ClockedLedger.signed(
                        ClockedLedger.keyPair(account),
                        function,
                        ClockedLedger.operation(operations++),
                        last(),
                        command));
    }

    /** An hour ahead. */
    private LedgerPeriod last() {
        return ledger.period().plus(60);
    }

    /** Commits what was endorsed, whatever becomes of it. */
    public CommitStatus commit(Endorsement endorsed) {
        if (endorsed instanceof Endorsement.Endorsed transaction) {
            return ledger.ledger().commit(transaction);
        }
        throw new IllegalStateException(endorsed.toString());
    }

    /** Posts into a book; the page of what was accepted. */
    public PageId post(int account, int book, Offers... offers) {
        return RecordCodec.of(AllocationAnswer.AllocationPosting.class)
                .read(run(account, posting(book, offers)).orThrow().result())
                .page();
    }

    public AllocationCommand.PostOffers posting(int book, Offers... offers) {
        return new AllocationCommand.PostOffers(
                name(), new Cycle(book), Arrays.stream(offers).map(Offers::make).toList());
    }

    public Decision<Receipt> cancel(int account, int book, OfferId... offers) {
        return run(account, new AllocationCommand.CancelOffers(name(), new Cycle(book), List.of(offers)));
    }

    public Decision<Receipt> close(int cycle) {
        return run(OPERATOR, new AllocationCommand.CloseCycle(name(), new Cycle(cycle)));
    }

    public Decision<Receipt> finalise(int cycle) {
        return run(OTHER, new AllocationCommand.Finalise(name(), new Cycle(cycle)));
    }

    public Decision<Receipt> sweep(int book) {
        return run(OTHER, new AllocationCommand.Sweep(name(), new Cycle(book), 1_000));
    }

    /** Sweeps a book to its end. */
    public void sweepAll(int book) {
        boolean last = false;
        while (!last) {
            last = RecordCodec.of(AllocationAnswer.AllocationSweptRows.class)
                    .read(sweep(book).orThrow().result())
                    .last();
        }
    }

    public Decision<Receipt> settle(int account, PageId... pages) {
        return run(account, new AllocationCommand.Settle(name(), List.of(pages)));
    }

    public Decision<Receipt> submit(int solver, int cycle, Assignment... assignments) {
        return run(solver, submission(cycle, assignments));
    }

    public AllocationCommand.SubmitSolution submission(int cycle, Assignment... assignments) {
        return new AllocationCommand.SubmitSolution(Solution.of(name(), new Cycle(cycle), List.of(assignments)), null);
    }

    /** An assignment of the first offers of two pages, of a one-field type in one dimension. */
    public static Assignment assign(PageId provide, PageId consume, long type, long amount) {
        return new Assignment(
                new OfferId(provide, 0), new OfferId(consume, 0), ResourceType.of(type), Amounts.of(amount));
    }

    // ---- what there is

    public Decision<Receipt> ask(AllocationQuery question) {
        return ledger.ask(AllocationFunctions.NAMES.of(question), RecordCodec.text(question));
    }

    public <A> A answer(Class<A> type, AllocationQuery question) {
        return RecordCodec.of(type).read(ask(question).orThrow().result());
    }

    public AllocationAnswer.AllocationCycle cycle(int cycle) {
        return answer(AllocationAnswer.AllocationCycle.class, new AllocationQuery.ReadCycle(name(), new Cycle(cycle)));
    }

    /** The assignments that a cycle has made final. */
    public AllocationAnswer.AllocationAssignments assignments(int cycle) {
        return answer(
                AllocationAnswer.AllocationAssignments.class,
                new AllocationQuery.ReadAssignments(name(), new Cycle(cycle), 0));
    }

    public Money purse(int account) {
        PurseQuery query = new PurseQuery.ReadPurse(account(account));
        return RecordCodec.of(PurseAnswer.PurseBalance.class)
                .read(ledger.ask(PurseFunctions.NAMES.of(query), RecordCodec.text(query))
                        .orThrow()
                        .result())
                .amount();
    }

    /** All that allocation markets have told so far, in ledger order. */
    public List<AllocationEvent> events() {
        EventFamily<AllocationEvent> family = EventFamily.of(AllocationEvent.class);
        return ledger.ledger()
                .events()
                .map(family::read)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What of the money does not add up; nothing when all does. */
    public List<String> offences() {
        EventFamily<PurseEvent> family = EventFamily.of(PurseEvent.class);
        PurseBook book = new PurseBook();
        ledger.ledger().events().forEach(text -> family.read(text).ifPresent(book::apply));
        return new PurseAudit(List.of(new AllocationMoney())).offences(book, ledger.rows());
    }
}
