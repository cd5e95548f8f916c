package org.gridmarket.testbed.simulation.allocation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gridmarket.audit.allocation.AllocationAudit;
import org.gridmarket.kernel.allocation.cycle.FinalSource;
import org.gridmarket.kernel.allocation.message.Admission;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.operation.AllocationContract;
import org.gridmarket.kernel.allocation.operation.AllocationMoney;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.MoneyInDeals;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.testbed.simulation.Actors;
import org.gridmarket.testbed.simulation.CommittedTransaction;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.Guarantees;
import org.gridmarket.testbed.simulation.PublicStream;
import org.gridmarket.testbed.simulation.SimulatedMarket;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testbed.simulation.clock.SimulatedClock;
import org.gridmarket.testkit.Guarantee;
import org.gridmarket.testkit.RememberedCheck;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.allocation.AllocationGuarantee;
import org.gridmarket.testkit.allocation.AllocationWatch;

/**
 * Two allocation markets in simulation, one that shuts its door while it solves and one that does not, beside the clock by
 * whose periods they live and the purses that hold their money. Its guarantees are its audit, and a second judge.
 */
public final class SimulatedAllocation implements SimulatedMarket {
    /** Everything that can go wrong without boards. */
    public static final Set<Fault> FAULTS = EnumSet.complementOf(EnumSet.of(Fault.FORKED_BOARD));

    /** What its deals hold, for the check of money. */
    public static final MoneyInDeals MONEY = new AllocationMoney();

    private static final long UNTIL_THE_EPOCH_MILLIS = 20_000;

    private final SimulatedClock clock;
    private final AllocationAudit audit = new AllocationAudit();
    private final AllocationWatch watch = new AllocationWatch();
    private final PublicKnowledge truth = new PublicKnowledge();
    private final PublicStream<Record> stream =
            new PublicStream<>(EventFamily.readerOf(AllocationEvent.class, PurseEvent.class, ClockEvent.class));
    private final SortedMap<String, Long> achieved = new TreeMap<>();

    /** @param clock of the same world */
    public SimulatedAllocation(SimulatedClock clock) {
        this.clock = clock;
        for (String name : List.of("assignments", "cycles by a candidate", "books swept")) {
            achieved.put("allocation " + name, 0L);
        }
    }

    @Override
    public String name() {
        return AllocationFunctions.PREFIX;
    }

    @Override
    public Set<Fault> faults() {
        return FAULTS;
    }

    /** Bounds of a market stand in its schema, and are small in any case. */
    @Override
    public List<Contract> contracts(boolean small) {
        return List.of(new AllocationContract(new RememberedCheck(new PinnedEd25519())));
    }

    @Override
    public List<String> clients() {
        return AllocationActors.names();
    }

    @Override
    public LedgerTime found(InMemoryLedger ledger, LedgerTime now) {
        LedgerTime epoch = now.plusMillis(UNTIL_THE_EPOCH_MILLIS);
        for (MarketSchema schema : List.of(SimulatedSchemas.seats(epoch), SimulatedSchemas.futures(epoch))) {
            submit(ledger, now, schema.operator(), new AllocationCommand.ProposeMarket(schema));
            submit(
                    ledger,
                    now,
                    schema.supervisor(),
                    new AllocationCommand.ApproveMarket(schema.name(), schema.digest()));
            submit(ledger, now, schema.operator(), new AllocationCommand.AdmitMembers(schema.name(), admissions()));
        }
        for (int number = 0; number < AllocationActors.SOLVERS; number++) {
            submit(
                    ledger,
                    now,
                    Organisation.COOPERATIVE,
                    new AllocationCommand.GrantLicence(
                            AllocationActors.solver(number).publicKey()));
        }
        return now;
    }

    /** Every other member is in the group that has a capacity. */
    private static List<Admission> admissions() {
        return IntStream.range(0, AllocationActors.MEMBERS)
                .mapToObj(number -> new Admission(
                        AllocationActors.member(number).publicKey(),
                        number % 2 == 0 ? List.of(SimulatedSchemas.GROUP) : List.of()))
                .toList();
    }

    private static void submit(
            InMemoryLedger ledger, LedgerTime now, Organisation organisation, AllocationCommand.ByMember command) {
        String function = AllocationFunctions.NAMES.of(command);
        Caller.Member admin = new Caller.Member(organisation, true, "admin");
        String argument = RecordCodec.text(command);
        ledger.submit(
                        function,
                        argument,
                        new LedgerCall("founding " + function + argument.hashCode(), now, World.TARGET, admin))
                .orThrow();
    }

    @Override
    public Actors actors(World world) {
        world.chain().follow(block -> {
            CommittedTransaction.read(block, audit);
            stream.add(block).forEach(this::observe);
        });
        AllocationActors actors = new AllocationActors(world, clock.clock(), stream, truth, watch);
        clock.alsoWaitedFor(actors::waitedFor);
        return actors;
    }

    private void observe(Record event) {
        if (event instanceof AllocationEvent told) {
            truth.hear(told);
            watch.observe(told);
            count(told);
        }
    }

    private void count(AllocationEvent event) {
        switch (event) {
            case AllocationEvent.AllocationCycleFinalised ended -> {
                achieved.merge("allocation assignments", (long) ended.prices().size(), Long::sum);
                if (ended.source() == FinalSource.CANDIDATE) {
                    achieved.merge("allocation cycles by a candidate", 1L, Long::sum);
                }
            }
            case AllocationEvent.AllocationReversed reversed -> achieved.merge("allocation reversals", 1L, Long::sum);
            case AllocationEvent.AllocationSwept swept -> achieved.merge("allocation books swept", 1L, Long::sum);
            default -> {
                // not counted
            }
        }
    }

    @Override
    public Guarantees guarantees() {
        return new Guarantees() {
            @Override
            public List<Guarantee> all() {
                return List.of(AllocationGuarantee.values());
            }

            @Override
            public List<Violation> check(NavigableMap<String, String> rows) {
                List<Violation> found = new ArrayList<>(watch.violations());
                audit.findings(rows)
                        .violations()
                        .forEach(what -> found.add(new Violation(AllocationGuarantee.G26, what)));
                return found;
            }

            @Override
            public SortedMap<String, Long> achieved() {
                return new TreeMap<>(achieved);
            }
        };
    }
}
