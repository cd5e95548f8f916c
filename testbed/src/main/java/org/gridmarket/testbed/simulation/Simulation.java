package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.ledger.Contract;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.ledger.memory.InMemoryLedger;
import org.gridmarket.testkit.SharedGuarantee;
import org.gridmarket.testkit.Violation;

/**
 * A random history of one or several markets on one ledger, from one seed: the members with a peer and a gateway each, everybody
 * who acts in each market, and whatever faults are switched on; after each commit every guarantee is checked. Same seed, same
 * bytes.
 */
public final class Simulation {
    private static final int LONGEST_STEP_MILLIS = 12_000;

    /** How long one turn takes in the end; so an interval of two minutes has 24. */
    private static final long TURN_MILLIS = 5_000;

    private static final int MOST_TURNS = 24 * 60;

    /** What does not end by itself, and must be borne for ever. */
    private static final Set<Fault> LASTING = EnumSet.of(Fault.BYZANTINE_GATEWAY, Fault.BYZANTINE_ENDORSER);

    private final long seed;
    private final Set<Fault> wanted;
    private final Faults faults;
    private final Random random;
    private final Trace trace = new Trace();
    private final SimulatedChain chain;
    private final Wires wires;
    private final Map<String, Actors> actors = new LinkedHashMap<>();
    private final List<Guarantees> guarantees;
    private final ByzantinePeer byzantinePeer;

    private Simulation(List<SimulatedMarket> markets, long seed, int steps, Set<Fault> wanted) {
        this.seed = seed;
        this.wanted = Set.copyOf(wanted);
        this.random = new Random(seed);
        this.faults = new Faults(wanted, random);
        List<Contract> contracts = markets.stream()
                .flatMap(market -> market.contracts(faults.isOn(Fault.FULL_BOOKS)).stream())
                .toList();
        InMemoryLedger ledger = InMemoryLedger.running(Contracts.of(contracts)::execute, World.PEERS);
        LedgerTime now = new LedgerTime(1_750_000_000_000L);
        for (SimulatedMarket market : markets) {
            now = market.found(ledger, now);
        }
        this.chain = new SimulatedChain(ledger, now, atABound(contracts), faults, random, trace);
        this.wires = new Wires(
                markets.stream().flatMap(market -> market.clients().stream()).toList(), faults, random);
        Organisation liar = World.ORGANISATIONS.get(random.nextInt(World.PEERS));
        World world = new World(chain, wires, faults, random, liar, steps);
        markets.forEach(market -> actors.put(market.name(), market.actors(world)));
        this.guarantees = markets.stream().map(SimulatedMarket::guarantees).toList();
        this.byzantinePeer = new ByzantinePeer(world, actors);
    }

    private static Set<String> atABound(List<Contract> contracts) {
        return contracts.stream()
                .flatMap(contract -> contract.contents().limits().stream())
                .flatMap(limit -> Stream.of(limit.consequence().split(", ", -1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Runs one history; stops at the first broken guarantee.
     *
     * @param markets on one ledger, each new
     * @param steps how many moments something happens in
     */
    public static SimulationReport run(List<SimulatedMarket> markets, long seed, int steps, Set<Fault> faults) {
        return new Simulation(markets, seed, steps, faults).run(steps);
    }

    private SimulationReport run(int steps) {
        List<Violation> violations;
        int step = 0;
        try {
            begin();
            violations = chain.audit(guarantees);
            while (step < steps && violations.isEmpty()) {
                step++;
                act();
                violations = pass(1 + random.nextInt(LONGEST_STEP_MILLIS), violations);
            }
            if (violations.isEmpty()) {
                violations = heal();
            }
        } catch (RuntimeException stopped) { // a bug, whoever has it: no input and no outage may stop a market
            violations = List.of(new Violation(SharedGuarantee.G11, "stopped by " + described(stopped)));
        }
        return report(step, violations);
    }

    private static String described(RuntimeException stopped) {
        StackTraceElement[] stack = stopped.getStackTrace();
        return stopped + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    private SimulationReport report(int step, List<Violation> violations) {
        SortedMap<String, Long> achieved = new TreeMap<>();
        guarantees.forEach(market -> achieved.putAll(market.achieved()));
        return new SimulationReport(
                seed,
                step,
                wanted,
                faults.strikes(),
                trace.outcomes(),
                achieved,
                chain.audits(),
                violations,
                trace.digest());
    }

    private void begin() {
        if (faults.isOn(Fault.BYZANTINE_ENDORSER)) {
            byzantinePeer.begin();
        }
        actors.values().forEach(Actors::arrive);
        actors.values().forEach(Actors::look);
    }

    private void act() {
        wires.step();
        byzantinePeer.act();
        actors.values().forEach(Actors::act);
    }

    /** Time passes; after a commit everybody looks, and all guarantees are checked. */
    private List<Violation> pass(long millis, List<Violation> before) {
        if (!chain.advance(millis)) {
            return before;
        }
        actors.values().forEach(Actors::look);
        return chain.audit(guarantees);
    }

    /**
     * The end of a history: outages are over, liars go on. Whatever is due must come to its end, all clients must hear
     * everything, and nobody who keeps to the rules may have lost anything.
     */
    private List<Violation> heal() {
        faults.keepOnly(LASTING);
        wires.mend();
        chain.mend();
        actors.values().forEach(Actors::mend);
        for (int turn = 0; turn < MOST_TURNS && !isOver(); turn++) {
            actors.values().forEach(Actors::finish);
            pass(TURN_MILLIS, List.of());
        }
        List<Violation> found = new ArrayList<>();
        actors.values().forEach(market -> found.addAll(market.shortcomings()));
        found.addAll(chain.audit(guarantees));
        return found;
    }

    private boolean isOver() {
        return actors.values().stream().allMatch(Actors::isOver);
    }
}
