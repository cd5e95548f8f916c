package org.gridmarket.testbed.simulation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.solver.cycle.SolutionOutlet;
import org.gridmarket.solver.cycle.SolveCycle;
import org.gridmarket.solver.cycle.SolverPlan;
import org.gridmarket.solver.energy.GreedyMatcher;

/** The solve cycle of real workers, among the faults; a restarted one hears everything again from block 0. */
final class SolverOfTheCycle {
    /** What one solver sends, it sends to this chain. */
    private record Outlet(AccountKeyPair keys, SimulatedChain chain) implements SolutionOutlet {
        @Override
        public AccountKey solver() {
            return keys.publicKey();
        }

        @Override
        public PostOutcome post(
                EnergyCommand.Signed command, OperationId operation, Interval lastBook, LedgerTime until) {
            return chain.post(keys, command);
        }
    }

    private final AccountKeyPair keys;
    private final SimulatedChain chain;
    private final List<EnergyEvent> heard = new ArrayList<>();
    private SolveCycle cycle;

    SolverOfTheCycle(AccountKeyPair keys, SimulatedChain chain) {
        this.keys = keys;
        this.chain = chain;
        this.cycle = fresh();
    }

    private SolveCycle fresh() {
        return new SolveCycle(SolverPlan.with(new GreedyMatcher()), new Outlet(keys, chain), chain::now, done -> {});
    }

    void observe(EnergyEvent event) {
        heard.add(event);
        cycle.apply(event);
    }

    void act() {
        cycle.work();
    }

    /** Forgets everything, as a crashed process does. */
    void restart() {
        cycle = fresh();
        heard.forEach(cycle::apply);
    }
}
