package org.gridmarket.testbed.simulation.compute;

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
import org.gridmarket.audit.compute.ComputeAudit;
import org.gridmarket.audit.purse.MoneyAudit;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.compute.match.Draw;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.compute.operation.ComputeContract;
import org.gridmarket.kernel.compute.operation.ComputeMoney;
import org.gridmarket.kernel.compute.terms.ProposedTerms;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.purse.operation.PurseContract;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.keys.PinnedX25519;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.testbed.simulation.Actors;
import org.gridmarket.testbed.simulation.CommittedTransaction;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.Guarantees;
import org.gridmarket.testbed.simulation.PublicStream;
import org.gridmarket.testbed.simulation.SimulatedChain;
import org.gridmarket.testbed.simulation.SimulatedMarket;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testbed.simulation.clock.SimulatedClock;
import org.gridmarket.testkit.Guarantee;
import org.gridmarket.testkit.RememberedCheck;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.compute.ComputeGuarantee;
import org.gridmarket.testkit.purse.ClosedDoor;
import org.gridmarket.testkit.purse.PurseGuarantee;
import org.gridmarket.worker.compute.process.WorkerProcess;
import org.gridmarket.worker.compute.role.MatchReplica;
import org.jspecify.annotations.Nullable;

/** The market of batch computation in simulation, with purses of its own, beside the clock of the same world. */
public final class SimulatedCompute implements SimulatedMarket {
    /** Faults by which honest people are away when a match waits for them; the page lets them lose more then. */
    private static final Set<Fault> CUTTING = EnumSet.of(
            Fault.PARTITION,
            Fault.AGENT_CRASH,
            Fault.SLOW_PEER,
            Fault.BYZANTINE_GATEWAY,
            Fault.BYZANTINE_ENDORSER,
            Fault.CLOSER_CRASH);

    private static final long PERIODS_MILLIS = 2 * Clock.PERIOD_MILLIS;
    private static final String MATCHES = "compute.match";

    private final SimulatedClock clock;
    private final MoneyAudit money = new MoneyAudit(List.of(new ComputeMoney()));
    private final ComputeAudit audit = new ComputeAudit();
    private final PublicStream<Record> stream = new PublicStream<>(WorkerProcess.EVENTS);
    private final MatchReplica known = new MatchReplica(match -> true);
    private final List<Violation> violations = new ArrayList<>();
    private final SortedMap<String, Long> achieved = new TreeMap<>();
    private @Nullable People people;
    private @Nullable SimulatedChain chain;
    private boolean reachable;
    private final Map<MatchId, Match> missed = new HashMap<>();
    private @Nullable ComputeActors parties;

    /** @param clock of the same world */
    public SimulatedCompute(SimulatedClock clock) {
        this.clock = clock;
        for (Outcome outcome : List.of(Outcome.ACCEPTED, Outcome.NONE)) {
            achieved.put(name(outcome), 0L);
        }
    }

    private static String name(Outcome outcome) {
        return "compute closed " + outcome;
    }

    @Override
    public String name() {
        return ComputeFunctions.PREFIX;
    }

    @Override
    public Set<Fault> faults() {
        return EnumSet.complementOf(
                EnumSet.of(Fault.SOLVER_CRASH, Fault.BYZANTINE_SOLVER, Fault.FORKED_BOARD, Fault.FULL_BOOKS));
    }

    @Override
    public List<Contract> contracts(boolean small) {
        RememberedCheck signatures = new RememberedCheck(new PinnedEd25519());
        return List.of(
                new PurseContract(signatures, new ClosedDoor()), new ComputeContract(signatures, new PinnedX25519()));
    }

    @Override
    public List<String> clients() {
        return People.names();
    }

    @Override
    public LedgerTime found(InMemoryLedger ledger, LedgerTime now) {
        ProposedTerms terms =
                new ProposedTerms("terms", clock.clock().at(now).next().asInterval(), List.of(Offers.TERMS));
        submit(ledger, now, ClockedLedger.DSO_ADMIN, new ComputeCommand.ProposeTerms(terms));
        submit(ledger, now, ClockedLedger.REGULATOR_ADMIN, new ComputeCommand.ApproveTerms(terms.id(), terms.digest()));
        for (AccountKey solver : People.solvers()) {
            submit(ledger, now, ClockedLedger.DSO_ADMIN, new ComputeCommand.GrantLicence(solver));
        }
        return now.plusMillis(PERIODS_MILLIS);
    }

    private static void submit(
            InMemoryLedger ledger, LedgerTime now, Caller.Member who, ComputeCommand.ByMember command) {
        String function = ComputeFunctions.NAMES.of(command);
        String text = RecordCodec.text(command);
        ledger.submit(
                        function,
                        text,
                        new LedgerCall("founding " + function + ledger.blocks().size(), now, World.TARGET, who))
                .orThrow();
    }

    @Override
    public Actors actors(World world) {
        people = new People(world.random(), world.faults().isOn(Fault.WILD_PARTICIPANTS));
        chain = world.chain();
        reachable = world.faults().wanted().stream().noneMatch(CUTTING::contains);
        world.chain().follow(block -> {
            CommittedTransaction.read(block, money);
            CommittedTransaction.read(block, audit);
            stream.add(block).forEach(this::observe);
        });
        ComputeActors actors = new ComputeActors(clock.clock(), world, stream, people);
        parties = actors;
        clock.alsoWaitedFor(actors::waitedFor);
        return actors;
    }

    private void observe(Record event) {
        if (event instanceof ComputeEvent.Matched(var match)
                && match.job().failed().contains(match.provider())) {
            violations.add(
                    new Violation(ComputeGuarantee.G24, "a provider that has failed a job has it again: " + match));
        }
        if (event instanceof ComputeEvent.MediatorSought sought) {
            known.find(sought.match())
                    .filter(match -> match.status() == MatchStatus.DISPUTED)
                    .ifPresent(match -> missed.put(match.id(), match));
        }
        if (event instanceof ComputeEvent.MatchClosed closed) {
            known.find(closed.match()).ifPresent(match -> check(match, closed));
            achieved.merge(name(closed.outcome()), 1L, Long::sum);
        }
        if (event instanceof ComputeEvent told) {
            known.hear(told);
        }
    }

    /** Nobody was cut off or fell, and its operations were not held up for longer than the market promises to bear. */
    private boolean isReachable(AccountKey account, Match match) {
        ComputeActors actors = Objects.requireNonNull(parties);
        Match silent = missed.get(match.id());
        return reachable
                && !actors.isHeldUp(account, match.due())
                && (silent == null
                        || !silent.lastCase().mediator().equals(account)
                        || !actors.isHeldUp(account, silent.due()));
    }

    private LedgerTime now() {
        return Objects.requireNonNull(chain).now();
    }

    private void check(Match match, ComputeEvent.MatchClosed closed) {
        Bytes manifest = Objects.requireNonNull(parties)
                .manifest(match.job().offer().inputs().manifest());
        ClosingBounds.offences(Objects.requireNonNull(people), this::isReachable, match, closed, manifest, now())
                .forEach(what -> violations.add(new Violation(ComputeGuarantee.G24, what)));
        if (closed.outcome() == Outcome.ACCEPTED && isDrawn(match)) {
            violations.add(new Violation(ComputeGuarantee.G24, "a drawn result is paid without another run: " + match));
        }
    }

    private boolean isDrawn(Match match) {
        return Objects.requireNonNull(parties)
                .auditSecret(match)
                .filter(secret -> Draw.isDrawn(
                        match.id(),
                        match.committed().commitment(),
                        secret,
                        match.job().offer().audit().rate()))
                .isPresent();
    }

    @Override
    public Guarantees guarantees() {
        return new Guarantees() {
            @Override
            public List<Guarantee> all() {
                return List.of(
                        ComputeGuarantee.G23,
                        ComputeGuarantee.G24,
                        ComputeGuarantee.G25,
                        PurseGuarantee.G17,
                        PurseGuarantee.G18);
            }

            @Override
            public List<Violation> check(NavigableMap<String, String> rows) {
                List<Violation> found = new ArrayList<>(violations);
                money.findings(rows).violations().forEach(what -> found.add(new Violation(PurseGuarantee.G17, what)));
                audit.findings(rows).violations().forEach(what -> found.add(new Violation(ComputeGuarantee.G24, what)));
                compare(rows, found);
                return found;
            }

            @Override
            public SortedMap<String, Long> achieved() {
                return new TreeMap<>(achieved);
            }
        };
    }

    /** What follows from events is what the rows say, to the last field. */
    private void compare(NavigableMap<String, String> rows, List<Violation> found) {
        RecordCodec<Match> codec = RecordCodec.of(Match.class);
        List<Match> there = rows.subMap(MATCHES + '~', Keys.after(MATCHES)).values().stream()
                .map(codec::read)
                .toList();
        if (!there.equals(known.all())) {
            found.add(new Violation(ComputeGuarantee.G25, "from events " + known.all() + ", by rows " + there));
        }
    }
}
