package org.gridmarket.check.allocation;

import static org.gridmarket.check.ledger.Rows.has;
import static org.gridmarket.check.ledger.Rows.hasAny;
import static org.gridmarket.check.ledger.Rows.named;
import static org.gridmarket.check.ledger.Rows.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.gridmarket.check.ledger.Command;
import org.gridmarket.check.ledger.ContractScope;
import org.gridmarket.check.ledger.LedgerState;
import org.gridmarket.check.ledger.PortFault;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.allocation.certificate.ProvedTerms;
import org.gridmarket.kernel.allocation.clearing.AssignmentPacking;
import org.gridmarket.kernel.allocation.clearing.StoredSolution;
import org.gridmarket.kernel.allocation.cycle.FinalSource;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.offer.OfferId;
import org.gridmarket.kernel.allocation.offer.PageId;
import org.gridmarket.kernel.allocation.offer.Side;
import org.gridmarket.kernel.allocation.operation.AllocationMoney;
import org.gridmarket.kernel.allocation.operation.StoredRows;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.quantity.UnitValue;
import org.gridmarket.kernel.allocation.quantity.Worth;
import org.gridmarket.kernel.allocation.schema.CycleCalendar;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.clock.operation.ClockContract;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.purse.operation.PurseState;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Longs;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.ContractCode;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.gridmarket.testkit.allocation.Offers;
import org.gridmarket.testkit.clock.ClockedLedger;

/**
 * A provider and a consumer of two units, a solver, two cycles: posted, cancelled, closed, solved by one unit or by two, made
 * final, settled, with one transaction held back; without and with overlap.
 */
final class CycleScope {
    private static final int PROVIDER = 1;
    private static final int CONSUMER = 2;
    private static final int SOLVER = 11;
    private static final int POST_OF_PROVIDER = 901;
    private static final int POST_OF_CONSUMER = 902;

    private final boolean overlap;
    private final AllocationOnLedger market;
    private final MarketName name;
    private final LedgerPeriod last;
    private final PageId provide;
    private final PageId consume;
    private final long money;

    CycleScope(boolean overlap) {
        this.overlap = overlap;
        this.market = AllocationOnLedger.open(schema(overlap));
        this.name = market.name();
        this.last = market.ledger().period().plus(120);
        this.provide = page(PROVIDER, POST_OF_PROVIDER);
        this.consume = page(CONSUMER, POST_OF_CONSUMER);
        this.money = total(market.ledger().rows());
    }

    private static MarketSchema schema(boolean overlap) {
        var draft = AllocationOnLedger.draft().life(2);
        return (overlap ? draft.overlapping() : draft).make();
    }

    static ContractCode contracts() {
        List<Contract> contracts = new ArrayList<>(AllocationOnLedger.contracts(remembered()));
        contracts.add(new ClockContract());
        return Contracts.of(contracts)::execute;
    }

    /** The same few signatures come again in every state. */
    private static SignatureCheck remembered() {
        SignatureCheck check = new PinnedEd25519();
        Map<List<Object>, Boolean> answers = new HashMap<>();
        return (signer, message, signature) -> answers.computeIfAbsent(
                List.of(signer, message, signature), question -> check.isGood(signer, message, signature));
    }

    ContractScope scope() {
        CycleCalendar calendar = market.schema().calendar();
        Cycle one = new Cycle(1);
        return new ContractScope(
                overlap ? "allocation-overlap" : "allocation",
                market.ledger().rows(),
                ClockedLedger.TARGET,
                List.of(
                        market.ledger().now(),
                        calendar.closes(Cycle.FIRST),
                        calendar.ends(Cycle.FIRST),
                        calendar.closes(one),
                        calendar.ends(one)),
                commands(),
                Map.ofEntries(
                        named("sealed(0)", has("allocation.sealed", name, Cycle.FIRST)),
                        named("sealed(1)", has("allocation.sealed", name, one)),
                        named("final(0)", has("allocation.final", name, Cycle.FIRST)),
                        named("final(1)", has("allocation.final", name, one)),
                        named("candidate(0)", has("allocation.candidate", name, Cycle.FIRST)),
                        named("candidate(1)", has("allocation.candidate", name, one)),
                        named("whole(0)", isWorth(2, Cycle.FIRST)),
                        named("assigned(0)", isAssigned(Cycle.FIRST)),
                        named("assigned(1)", isAssigned(one)),
                        named("over(0)", state -> state.moment() >= 2),
                        named("over(1)", state -> state.moment() >= 4),
                        named("deposited", hasAny("allocation.standing", name, Cycle.FIRST, consume.name())),
                        named("conserved", state -> total(state.rows()) == money)),
                faults());
    }

    private Predicate<LedgerState> isWorth(long volume, Cycle c) {
        return row(
                StoredRows.Candidate.class,
                candidate -> candidate.value().compareTo(Worth.of(volume, 0)) >= 0,
                "allocation.candidate",
                name,
                c);
    }

    private Predicate<LedgerState> isAssigned(Cycle c) {
        return row(
                StoredRows.FinalCycle.class,
                head -> head.source() == FinalSource.CANDIDATE,
                "allocation.final",
                name,
                c);
    }

    private List<Command> commands() {
        return List.of(
                signed("post(a)", PROVIDER, POST_OF_PROVIDER, posting(Offers.provide()), true),
                signed("post(b)", CONSUMER, POST_OF_CONSUMER, posting(Offers.consume()), false),
                signed("cancel(0)", CONSUMER, 903, cancelling(Cycle.FIRST), true),
                signed("cancel(1)", CONSUMER, 904, cancelling(new Cycle(1)), false),
                member("close(0)", AllocationOnLedger.OPERATOR, new AllocationCommand.CloseCycle(name, Cycle.FIRST)),
                member("close(1)", AllocationOnLedger.OPERATOR, new AllocationCommand.CloseCycle(name, new Cycle(1))),
                signed("one(0)", SOLVER, 905, solution(0, 1), false),
                signed("two(0)", SOLVER, 906, solution(0, 2), true),
                signed("two(1)", SOLVER, 907, solution(1, 2), false),
                member("finalise(0)", AllocationOnLedger.OTHER, new AllocationCommand.Finalise(name, Cycle.FIRST)),
                member("finalise(1)", AllocationOnLedger.OTHER, new AllocationCommand.Finalise(name, new Cycle(1))),
                signed("settle", PROVIDER, 908, new AllocationCommand.Settle(name, List.of(provide, consume)), false),
                signed(
                        "settle-again",
                        CONSUMER,
                        909,
                        new AllocationCommand.Settle(name, List.of(provide, consume)),
                        false));
    }

    private String seal() {
        return RecordCodec.text(new StoredRows.CycleSeal(market.ledger().now(), Cycle.FIRST));
    }

    private String head() {
        return RecordCodec.text(new StoredRows.FinalCycle(market.ledger().now(), FinalSource.NOTHING, null, null, 0));
    }

    /** A candidate of a cycle that is over, as if it had not been reset. */
    private static StoredRows.Candidate stale() {
        ProvedTerms nothing = new ProvedTerms(List.of(), 0);
        return new StoredRows.Candidate(AllocationOnLedger.account(SOLVER), 0, Worth.of(1, 3), nothing, 1);
    }

    private StoredSolution solved() {
        AssignmentPacking one = AssignmentPacking.of(List.of(AllocationOnLedger.assign(provide, consume, 0, 1)));
        return new StoredSolution(one, Longs.of(2), UnitValue.ZERO, List.of(), List.of(Longs.EMPTY, Longs.EMPTY));
    }

    private List<PortFault> faults() {
        Cycle one = new Cycle(1);
        return List.of(
                new PortFault.Blind(),
                new PortFault.Unread("allocation.sealed"),
                new PortFault.Unread("allocation.final"),
                new PortFault.Unread("allocation.candidate"),
                new PortFault.Unread("allocation.standing"),
                new PortFault.Unwritten("allocation.standing"),
                new PortFault.Unwritten("allocation.final"),
                new PortFault.Unwritten("allocation.sealed"),
                new PortFault.Unwritten("allocation.candidate"),
                new PortFault.Unwatched("allocation.sealed"),
                new PortFault.Planted(Keys.of("allocation.sealed", name, Cycle.FIRST), seal()),
                new PortFault.PlantedRows(Map.of(
                        Keys.of("allocation.sealed", name, Cycle.FIRST), seal(),
                        Keys.of("allocation.final", name, Cycle.FIRST), head())),
                new PortFault.PlantedRows(Map.of(
                        Keys.of("allocation.sealed", name, one), seal(),
                        Keys.of("allocation.final", name, Cycle.FIRST), head())),
                new PortFault.PlantedRows(Map.of(
                        Keys.of("allocation.candidate", name, one), RecordCodec.text(stale()),
                        Keys.of("allocation.solution", name, one, stale().solver(), 0), RecordCodec.text(solved()))),
                new PortFault.Backdated(
                        "allocation:submitSolution", market.schema().calendar().closes(Cycle.FIRST)));
    }

    private AllocationCommand.PostOffers posting(Offers offers) {
        long value = offers.make().side() == Side.PROVIDE ? 1 : 4;
        return market.posting(0, offers.of(0, 2, value).until(1));
    }

    private AllocationCommand.CancelOffers cancelling(Cycle book) {
        return new AllocationCommand.CancelOffers(name, book, List.of(new OfferId(consume, 0)));
    }

    private AllocationCommand.SubmitSolution solution(int cycle, long amount) {
        return market.submission(cycle, AllocationOnLedger.assign(provide, consume, 0, amount));
    }

    private PageId page(int account, int operation) {
        return new PageId(
                Cycle.FIRST,
                OperationName.of(
                        AllocationOnLedger.account(account), ClockedLedger.operation(operation), last.asLast()));
    }

    private static Command member(String label, Caller.Member who, AllocationCommand.ByMember command) {
        return new Command(
                label,
                AllocationFunctions.NAMES.of(command),
                RecordCodec.text(command),
                who,
                label.equals("finalise(0)"));
    }

    private Command signed(String label, int account, int operation, AllocationCommand.Signed command, boolean held) {
        String function = AllocationFunctions.NAMES.of(command);
        var submission = ClockedLedger.signed(
                ClockedLedger.keyPair(account), function, ClockedLedger.operation(operation), last, command);
        return new Command(label, function, RecordCodec.text(submission), AllocationOnLedger.OTHER, held);
    }

    /** Purses, payouts and what lies in the market. */
    private static long total(SortedMap<String, String> rows) {
        return sum(rows, "purse.balance", PurseState.Balance.class, PurseState.Balance::amount)
                + sum(rows, "purse.payout", PurseState.Payout.class, PurseState.Payout::amount)
                + new AllocationMoney().heldIn(rows).micro();
    }

    private static <V> long sum(
            SortedMap<String, String> rows, String table, Class<V> type, Function<V, Money> amount) {
        RecordCodec<V> codec = RecordCodec.of(type);
        return rows.subMap(table + '~', Keys.after(table)).values().stream()
                .mapToLong(text -> amount.apply(codec.read(text)).micro())
                .sum();
    }
}
