package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixFault;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.testbed.day.BoardsInMemory;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.Guarantee;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.gridmarket.testkit.energy.Violation;

/**
 * A random history of the whole market from one seed: homes of many moods, real agents under public and anonymous accounts, the
 * real solve cycle and a random solver, the members with a peer and a gateway each, and whatever faults are switched on; after
 * each commit every guarantee is checked. Same seed, same bytes.
 */
public final class Simulation {
    private static final int LONGEST_STEP_MILLIS = 12_000;
    private static final int SHORTEST_CRASH_STEPS = 5;
    private static final int LONGEST_CRASH_STEPS = 40;
    private static final int MEAN_STEPS_BETWEEN_CRASHES = 150;
    private static final int MEAN_STEPS_BETWEEN_FORKS = 50;
    private static final int LEAST_INTERVALS = 4;

    /** Half the longest step, of intervals of two minutes: how many steps an interval takes. */
    private static final int STEPS_PER_INTERVAL = 20;

    private static final Set<Fault> HOLDING_NOBODY_UP = EnumSet.of(
            Fault.FORKED_BOARD, Fault.BYZANTINE_SOLVER, Fault.SOLVER_CRASH, Fault.WILD_PARTICIPANTS, Fault.DUPLICATE);

    private final long seed;
    private final Set<Fault> wanted;
    private final Faults faults;
    private final Random random;
    private final Trace trace = new Trace();
    private final SimulatedChain chain;
    private final Wires wires;
    private final MarketView view = new MarketView();
    private final BoardsInMemory boards;
    private final List<SimulatedHome> homes = new ArrayList<>();
    private final List<SimulatedAgent> agents;
    private final SolverOfTheCycle cycleSolver;
    private final SimulatedSolver otherSolver;
    private final SimulatedOperator operator;
    private final ByzantinePeer byzantinePeer;
    private int rounds;
    private int closerDownFor;
    private int solversDownFor;
    private boolean forked;

    private Simulation(long seed, int steps, Set<Fault> wanted) {
        this.seed = seed;
        this.wanted = Set.copyOf(wanted);
        this.random = new Random(seed);
        this.faults = new Faults(wanted, random);
        MarketOnLedger market =
                Street.founded(faults.isOn(Fault.FULL_BOOKS) ? Street.smallLimits() : EnergyLimits.STANDARD);
        this.chain = new SimulatedChain(market, faults, random, trace);
        this.wires = new Wires(clients(), faults, random);
        Organisation liar = Street.ORGANISATIONS.get(random.nextInt(Street.PEERS));
        List<SimulatedGateway> gateways = gateways(liar);
        this.byzantinePeer = new ByzantinePeer(liar, chain, faults, random);
        this.boards = new BoardsInMemory(Street.boards(), EnergyExamples.TARGET, market);
        for (int home = 1; home <= Street.MOODY_HOMES; home++) {
            homes.add(new SimulatedHome(home, chain, random, faults));
        }
        int intervals = LEAST_INTERVALS + steps / STEPS_PER_INTERVAL;
        this.agents = new AgentsOfTheStreet(chain, gateways, wires, boards, faults, random, intervals).all();
        this.cycleSolver = new SolverOfTheCycle(EnergyExamples.keyPair(Founding.FIRST_SOLVER), chain, gateways, wires);
        this.otherSolver =
                new SimulatedSolver(EnergyExamples.keyPair(Founding.SECOND_SOLVER), chain, view, random, faults);
        this.operator = new SimulatedOperator(chain, view, random);
    }

    private static List<String> clients() {
        List<String> names = new ArrayList<>(List.of(SolverOfTheCycle.NAME));
        Street.PUBLIC_HOMES.forEach(home -> names.add(SimulatedAgent.name(home)));
        Street.ANONYMOUS_HOMES.forEach(home -> names.add(SimulatedAgent.name(home)));
        return names;
    }

    private List<SimulatedGateway> gateways(Organisation liar) {
        List<SimulatedGateway> gateways = new ArrayList<>();
        for (Organisation organisation : Street.ORGANISATIONS) {
            boolean lies = organisation == liar && faults.isOn(Fault.BYZANTINE_GATEWAY);
            gateways.add(
                    lies
                            ? new LyingGateway(organisation, chain, wires, faults, random)
                            : new SimulatedGateway(organisation, chain, wires, faults));
        }
        return gateways;
    }

    /**
     * Runs one history; stops at the first broken guarantee.
     *
     * @param steps how many moments something happens in
     */
    public static SimulationReport run(long seed, int steps, Set<Fault> faults) {
        return new Simulation(seed, steps, faults).run(steps);
    }

    private SimulationReport run(int steps) {
        List<Violation> violations;
        int step = 0;
        try {
            begin();
            violations = chain.audit();
            while (step < steps && violations.isEmpty()) {
                step++;
                act();
                violations = pass(1 + random.nextInt(LONGEST_STEP_MILLIS), violations);
            }
            if (violations.isEmpty()) {
                violations = heal();
            }
        } catch (RuntimeException stopped) { // a bug, whoever has it: no input and no outage may stop the market
            violations = List.of(new Violation(Guarantee.G11, "stopped by " + described(stopped)));
        }
        return report(step, violations);
    }

    private static String described(RuntimeException stopped) {
        StackTraceElement[] stack = stopped.getStackTrace();
        return stopped + (stack.length == 0 ? "" : " at " + stack[0]);
    }

    private SimulationReport report(int step, List<Violation> violations) {
        return new SimulationReport(
                seed,
                step,
                wanted,
                faults.strikes(),
                trace.outcomes(),
                rounds,
                chain.guarantees().finalTrades(),
                chain.guarantees().finalEnergyWh(),
                chain.audits(),
                violations,
                trace.digest());
    }

    private void begin() {
        if (faults.isOn(Fault.BYZANTINE_ENDORSER)) {
            byzantinePeer.begin();
        }
        homes.forEach(SimulatedHome::arrive);
        learn();
    }

    /** Time passes; after a commit everybody looks, and all guarantees are checked. */
    private List<Violation> pass(long millis, List<Violation> before) {
        if (!chain.advance(millis)) {
            return before;
        }
        learn();
        return chain.audit();
    }

    private List<Violation> heal() {
        faults.keepOnly(Healing.LASTING);
        wires.mend();
        chain.mend();
        boards.fork(home -> false);
        Healing healing = new Healing(chain, view, operator, agents, cycleSolver);
        List<Violation> found = new ArrayList<>();
        found.addAll(healing.run(() -> pass(healing.turnMillis(), List.of())));
        found.addAll(chain.audit());
        return found;
    }

    private void learn() {
        for (EnergyEvent event : chain.news()) {
            view.apply(event);
            operator.observe(event);
            boards.observe(event);
            if (event instanceof EnergyEvent.Finalised done) {
                rounds++;
                checkSize(done);
            }
            if (event instanceof EnergyEvent.MixAborted aborted) {
                checkBlame(aborted);
            }
        }
    }

    /** Whoever fills the books must not cost the others their trades. */
    private void checkSize(EnergyEvent.Finalised done) {
        if (done.source() == FinalSource.TOO_LARGE) {
            chain.report(new Violation(
                    Guarantee.G11,
                    "interval " + done.interval() + " is without trades, since the books are too large"));
        }
    }

    /** Homes that nothing has held up have done their part in time, whatever a board shows to whom. */
    private void checkBlame(EnergyEvent.MixAborted aborted) {
        if (!HOLDING_NOBODY_UP.containsAll(wanted)) {
            return;
        }
        for (MixFault fault : aborted.faults()) {
            chain.report(new Violation(
                    Guarantee.G15,
                    fault.culprit() + " was blamed in mix " + aborted.session() + ": " + fault.offence()));
        }
    }

    private void act() {
        wires.step();
        byzantinePeer.act();
        fork();
        closerDownFor = countDown(closerDownFor, Fault.CLOSER_CRASH);
        boolean solversWereDown = solversDownFor > 0;
        solversDownFor = countDown(solversDownFor, Fault.SOLVER_CRASH);
        if (solversWereDown && solversDownFor == 0) {
            cycleSolver.restart();
        }
        if (closerDownFor == 0 && random.nextInt(4) > 0) {
            operator.keepRounds();
        }
        if (solversDownFor == 0) {
            cycleSolver.listen();
        }
        switch (random.nextInt(12)) {
            case 0, 1, 2, 5 -> {
                if (solversDownFor == 0) {
                    solve();
                }
            }
            case 3 -> {
                operator.settle();
                operator.sweep();
            }
            case 4 -> {
                if (random.nextInt(6) == 0) {
                    operator.changeRules();
                }
            }
            default -> homes.get(random.nextInt(homes.size())).act();
        }
        if (faults.isOn(Fault.FULL_BOOKS)) {
            homes.getFirst().flood();
        }
        agents.forEach(SimulatedAgent::act);
    }

    /** The first board shows half of the homes another face for a while. */
    private void fork() {
        if (faults.isOn(Fault.FORKED_BOARD) && random.nextInt(MEAN_STEPS_BETWEEN_FORKS) == 0) {
            forked = !forked;
            boolean now = forked;
            boards.fork(home -> {
                boolean deceives = now && home % 2 == 0;
                if (deceives) {
                    faults.struck(Fault.FORKED_BOARD);
                }
                return deceives;
            });
        }
    }

    private void solve() {
        if (random.nextBoolean()) {
            cycleSolver.act();
        } else {
            otherSolver.act();
        }
    }

    private int countDown(int left, Fault fault) {
        if (left > 0) {
            return left - 1;
        }
        return faults.strikes(fault, MEAN_STEPS_BETWEEN_CRASHES)
                ? SHORTEST_CRASH_STEPS + random.nextInt(LONGEST_CRASH_STEPS)
                : 0;
    }
}
