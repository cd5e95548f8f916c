package org.gridmarket.testbed.simulation.clock;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gridmarket.audit.clock.ClockAudit;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.clock.operation.ClockContract;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.LedgerPeriod;
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
import org.gridmarket.testkit.Guarantee;
import org.gridmarket.testkit.RememberedCheck;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.clock.ClockGuarantee;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.clock.NoteContract;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's clock in simulation: periods of 20 s, or of a minute, and writers of notes who live by them. What holds of
 * notes holds of the operations of every market that lives by ledger periods.
 */
public final class SimulatedClock implements SimulatedMarket {
    /** Everything that can go wrong without rounds, solvers and boards. */
    public static final Set<Fault> FAULTS =
            EnumSet.complementOf(EnumSet.of(Fault.SOLVER_CRASH, Fault.BYZANTINE_SOLVER, Fault.FORKED_BOARD));

    /** What can go wrong where no client hears through gateways. */
    private static final Set<Fault> WITHOUT_CLIENTS = EnumSet.complementOf(EnumSet.of(
            Fault.SOLVER_CRASH,
            Fault.BYZANTINE_SOLVER,
            Fault.FORKED_BOARD,
            Fault.PARTITION,
            Fault.AGENT_CRASH,
            Fault.BYZANTINE_GATEWAY,
            Fault.FULL_BOOKS));

    private static final long PERIOD_MILLIS = 20_000;

    private final int writers;
    private final boolean real;
    private final ClockAudit audit = new ClockAudit();
    private final PublicStream<Record> stream =
            new PublicStream<>(EventFamily.readerOf(ClockEvent.class, NoteContract.Told.class));
    private final Map<String, Integer> notes = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Supplier<Stream<LedgerPeriod>>> others = new ArrayList<>();
    private @Nullable Clock clock;
    private long seals;

    /** With writers of notes, who try what every market that lives by periods relies on. */
    public SimulatedClock() {
        this(ClockActors.WRITERS, false);
    }

    private SimulatedClock(int writers, boolean real) {
        this.writers = writers;
        this.real = real;
    }

    /** Without writers: periods for a market that has enough to do with them itself. */
    public static SimulatedClock quiet() {
        return new SimulatedClock(0, false);
    }

    /** With the periods of a real ledger, for a market whose windows are reckoned by them. */
    public static SimulatedClock real() {
        return new SimulatedClock(ClockActors.WRITERS, true);
    }

    @Override
    public String name() {
        return ClockFunctions.PREFIX;
    }

    @Override
    public Set<Fault> faults() {
        return writers > 0 ? FAULTS : WITHOUT_CLIENTS;
    }

    /** Bounds of the clock are constants; whoever fills the books meets them as they are. */
    @Override
    public List<Contract> contracts(boolean small) {
        return List.of(new ClockContract(), new NoteContract(new RememberedCheck(new PinnedEd25519())));
    }

    @Override
    public List<String> clients() {
        return ClockActors.names(writers);
    }

    @Override
    public LedgerTime found(InMemoryLedger ledger, LedgerTime now) {
        Clock founded = real ? Clock.real(now) : Clock.simulated(now, PERIOD_MILLIS);
        submit(ledger, now, ClockedLedger.DSO_ADMIN, new ClockCommand.ProposeClock(founded));
        submit(ledger, now, ClockedLedger.REGULATOR_ADMIN, new ClockCommand.ApproveClock(founded.digest()));
        clock = founded;
        return now;
    }

    private static void submit(InMemoryLedger ledger, LedgerTime now, Caller.Member who, ClockCommand command) {
        String function = ClockFunctions.NAMES.of(command);
        ledger.submit(
                        function,
                        RecordCodec.text(command),
                        new LedgerCall("founding " + function, now, World.TARGET, who))
                .orThrow();
    }

    /** The clock of this world, once it is founded. */
    public Clock clock() {
        return Objects.requireNonNull(clock, "not founded");
    }

    /** Somebody else has operations that live by the periods: the last period of each that is waited for. */
    public void alsoWaitedFor(Supplier<Stream<LedgerPeriod>> lastPeriods) {
        others.add(lastPeriods);
    }

    @Override
    public Actors actors(World world) {
        world.chain().follow(block -> {
            CommittedTransaction.read(block, audit);
            stream.add(block).forEach(this::observe);
        });
        return new ClockActors(
                clock(), world, stream, writers, () -> others.stream().flatMap(Supplier::get));
    }

    private void observe(Record event) {
        if (event instanceof ClockEvent.PeriodSealed) {
            seals++;
        }
        if (event instanceof NoteContract.Told.NoteWritten(var name, var text)
                && notes.merge(text, 1, Integer::sum) > 1) {
            violations.add(new Violation(
                    ClockGuarantee.G16, "'" + text + "' is on the ledger twice, the second time as " + name));
        }
    }

    @Override
    public Guarantees guarantees() {
        return new Guarantees() {
            @Override
            public List<Guarantee> all() {
                return List.of(ClockGuarantee.values());
            }

            @Override
            public List<Violation> check(NavigableMap<String, String> rows) {
                List<Violation> found = new ArrayList<>(violations);
                audit.findings(rows).violations().forEach(what -> found.add(new Violation(ClockGuarantee.G16, what)));
                return found;
            }

            @Override
            public SortedMap<String, Long> achieved() {
                SortedMap<String, Long> achieved = new TreeMap<>();
                if (writers > 0) {
                    achieved.put("clock notes", (long) notes.size());
                }
                achieved.put("clock seals", seals);
                return achieved;
            }
        };
    }
}
