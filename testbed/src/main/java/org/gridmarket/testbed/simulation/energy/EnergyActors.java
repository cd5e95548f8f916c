package org.gridmarket.testbed.simulation.energy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.MixFault;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testbed.day.BoardsInMemory;
import org.gridmarket.testbed.simulation.Actors;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.Faults;
import org.gridmarket.testbed.simulation.SimulatedGateway;
import org.gridmarket.testbed.simulation.World;
import org.gridmarket.testkit.SharedGuarantee;
import org.gridmarket.testkit.Violation;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;

/** Everybody in the energy market: homes of many moods, agents, solvers, boards and the operators of the rounds. */
final class EnergyActors implements Actors {
    private static final int SHORTEST_CRASH_STEPS = 5;
    private static final int LONGEST_CRASH_STEPS = 40;
    private static final int MEAN_STEPS_BETWEEN_CRASHES = 150;
    private static final int MEAN_STEPS_BETWEEN_FORKS = 50;
    private static final int LEAST_INTERVALS = 4;
    private static final Money RICHES = new Money(1_000_000_000);

    /** Half the longest step, of intervals of two minutes: how many steps an interval takes. */
    private static final int STEPS_PER_INTERVAL = 20;

    private static final Set<Fault> HOLDING_NOBODY_UP = EnumSet.of(
            Fault.FORKED_BOARD, Fault.BYZANTINE_SOLVER, Fault.SOLVER_CRASH, Fault.WILD_PARTICIPANTS, Fault.DUPLICATE);

    private final EnergyChain chain;
    private final Faults faults;
    private final Random random;
    private final Set<Fault> wanted;
    private final MarketView view = new MarketView();
    private final BoardsInMemory boards;
    private final List<SimulatedHome> homes = new ArrayList<>();
    private final List<SimulatedAgent> agents;
    private final SolverOfTheCycle cycleSolver;
    private final SimulatedSolver otherSolver;
    private final SimulatedOperator operator;
    private final Healing healing;
    private int closerDownFor;
    private int solversDownFor;
    private boolean forked;

    EnergyActors(World world, EnergyChain chain) {
        this.chain = chain;
        this.faults = world.faults();
        this.random = world.random();
        this.wanted = faults.wanted();
        List<SimulatedGateway<EnergyEvent>> gateways =
                SimulatedGateway.ofEach(world, chain.stream(), new ForgedEvents(chain, random)::any);
        this.boards = new BoardsInMemory(Street.boards(), EnergyExamples.TARGET, chain.market());
        for (int home = 1; home <= Street.MOODY_HOMES; home++) {
            homes.add(new SimulatedHome(home, chain, random, faults));
        }
        int intervals = LEAST_INTERVALS + world.steps() / STEPS_PER_INTERVAL;
        this.agents = new AgentsOfTheStreet(chain, gateways, world.wires(), boards, faults, random, intervals).all();
        this.cycleSolver =
                new SolverOfTheCycle(EnergyExamples.keyPair(Founding.FIRST_SOLVER), chain, gateways, world.wires());
        this.otherSolver =
                new SimulatedSolver(EnergyExamples.keyPair(Founding.SECOND_SOLVER), chain, view, random, faults);
        this.operator = new SimulatedOperator(chain, view, random);
        this.healing = new Healing(chain, view, operator, agents, cycleSolver);
    }

    @Override
    public void arrive() {
        homes.forEach(SimulatedHome::arrive);
    }

    @Override
    public void look() {
        for (EnergyEvent event : chain.news()) {
            view.apply(event);
            operator.observe(event);
            boards.observe(event);
            if (event instanceof EnergyEvent.Finalised done) {
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
                    SharedGuarantee.G11,
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
                    SharedGuarantee.G15,
                    fault.culprit() + " was blamed in mix " + aborted.session() + ": " + fault.offence()));
        }
    }

    @Override
    public void act() {
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

    @Override
    public void mend() {
        boards.fork(home -> false);
    }

    @Override
    public void finish() {
        healing.turn();
    }

    @Override
    public boolean isOver() {
        return healing.isOver();
    }

    @Override
    public List<Violation> shortcomings() {
        return healing.shortcomings();
    }

    /** An accomplice who is rich. */
    @Override
    public Optional<Map.Entry<String, String>> forgery() {
        AccountKey accomplice = EnergyExamples.account(1);
        Account account = chain.market().currentState().account(accomplice);
        return Optional.of(Map.entry(
                Keys.of("account", accomplice),
                RecordCodec.of(Account.class)
                        .write(account.withCredit(account.credit().plus(RICHES)))));
    }
}
