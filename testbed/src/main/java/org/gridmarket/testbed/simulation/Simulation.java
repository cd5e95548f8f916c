package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.Guarantee;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.gridmarket.testkit.energy.Violation;

/**
 * A random history of the whole market from one seed: five homes of many moods and one with the real agent, the real solve
 * cycle and a random solver, the members, two peers, and whatever faults are switched on; after each commit every guarantee
 * is checked. Same seed, same bytes.
 */
public final class Simulation {
    private static final int AGENT_HOME = Founding.homes(EnergyExamples.grid());
    private static final int LONGEST_STEP_MILLIS = 12_000;
    private static final int SHORTEST_CRASH_STEPS = 5;
    private static final int LONGEST_CRASH_STEPS = 40;
    private static final int MEAN_STEPS_BETWEEN_CRASHES = 150;
    private static final int LONGEST_HEALING_TURNS = 500;

    private final long seed;
    private final Set<Fault> faults;
    private final Random random;
    private final Trace trace = new Trace();
    private final SimulatedChain chain;
    private final MarketView view = new MarketView();
    private final List<SimulatedHome> homes = new ArrayList<>();
    private final SimulatedAgent agent;
    private final SolverOfTheCycle cycleSolver;
    private final SimulatedSolver otherSolver;
    private final SimulatedOperator operator;
    private int rounds;
    private int closerDownFor;
    private int solversDownFor;

    private Simulation(long seed, Set<Fault> faults) {
        this.seed = seed;
        this.faults = faults.isEmpty() ? EnumSet.noneOf(Fault.class) : EnumSet.copyOf(faults);
        this.random = new Random(seed);
        MarketOnLedger market = Founding.market();
        this.chain = new SimulatedChain(market, this.faults, random, trace);
        boolean wild = this.faults.contains(Fault.WILD_PARTICIPANTS);
        for (int home = 1; home < AGENT_HOME; home++) {
            homes.add(new SimulatedHome(home, chain, random, wild));
        }
        boolean byzantine = this.faults.contains(Fault.BYZANTINE_SOLVER);
        this.agent = new SimulatedAgent(AGENT_HOME, chain, random);
        this.cycleSolver = new SolverOfTheCycle(EnergyExamples.keyPair(Founding.FIRST_SOLVER), chain);
        this.otherSolver =
                new SimulatedSolver(EnergyExamples.keyPair(Founding.SECOND_SOLVER), chain, view, random, byzantine);
        this.operator = new SimulatedOperator(chain, view, random);
    }

    /**
     * Runs one history; stops at the first broken guarantee.
     *
     * @param steps how many moments something happens in
     */
    public static SimulationReport run(long seed, int steps, Set<Fault> faults) {
        return new Simulation(seed, faults).run(steps);
    }

    private SimulationReport run(int steps) {
        List<Violation> violations = List.of();
        homes.forEach(SimulatedHome::arrive);
        agent.arrive();
        learn();
        int step = 0;
        while (step < steps && violations.isEmpty()) {
            step++;
            act();
            if (chain.advance(1 + random.nextInt(LONGEST_STEP_MILLIS))) {
                learn();
                violations = chain.audit();
            }
        }
        if (violations.isEmpty()) {
            violations = heal();
        }
        return new SimulationReport(
                seed,
                step,
                faults,
                trace.outcomes(),
                rounds,
                chain.guarantees().finalTrades(),
                chain.guarantees().finalEnergyWh(),
                chain.audits(),
                violations,
                trace.digest());
    }

    /** No more faults: whatever is due must become final, else something is stuck (G11). */
    private List<Violation> heal() {
        chain.endFaults();
        Interval due = view.calendar().orElseThrow().roundAt(chain.now()).previous();
        for (int turn = 0; turn < LONGEST_HEALING_TURNS && !isFinal(due); turn++) {
            operator.keepRounds();
            chain.advance(LONGEST_STEP_MILLIS / 4);
            learn();
        }
        List<Violation> found = new ArrayList<>(chain.audit());
        if (!isFinal(due)) {
            found.add(new Violation(
                    Guarantee.G11, "interval " + due + " is not final; the last one is " + view.lastFinal()));
        }
        return found;
    }

    private boolean isFinal(Interval t) {
        return view.lastFinal().filter(last -> !last.isBefore(t)).isPresent();
    }

    private void learn() {
        for (EnergyEvent event : chain.news()) {
            view.apply(event);
            agent.observe(event);
            cycleSolver.observe(event);
            if (event instanceof EnergyEvent.Finalised) {
                rounds++;
            }
        }
    }

    private void act() {
        closerDownFor = countDown(closerDownFor, Fault.CLOSER_CRASH);
        boolean solversWereDown = solversDownFor > 0;
        solversDownFor = countDown(solversDownFor, Fault.SOLVER_CRASH);
        if (solversWereDown && solversDownFor == 0) {
            cycleSolver.restart();
        }
        if (closerDownFor == 0 && random.nextInt(4) > 0) {
            operator.keepRounds();
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
            default -> {
                homes.get(random.nextInt(homes.size())).act();
                agent.act();
            }
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
        boolean crashes = faults.contains(fault) && random.nextInt(MEAN_STEPS_BETWEEN_CRASHES) == 0;
        return crashes ? SHORTEST_CRASH_STEPS + random.nextInt(LONGEST_CRASH_STEPS) : 0;
    }
}
