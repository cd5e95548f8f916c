package org.gridmarket.testbed.simulation.energy;

import java.util.List;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.solver.cycle.PostOutcome;
import org.gridmarket.solver.cycle.SolutionOutlet;
import org.gridmarket.solver.cycle.SolveCycle;
import org.gridmarket.solver.cycle.SolverPlan;
import org.gridmarket.solver.energy.GreedyMatcher;
import org.gridmarket.testbed.simulation.SimulatedClient;
import org.gridmarket.testbed.simulation.SimulatedGateway;
import org.gridmarket.testbed.simulation.Wires;

/**
 * The solve cycle of real workers, among the faults; it hears through all gateways, and a restarted one hears everything again
 * from block 0.
 */
final class SolverOfTheCycle {
    /** What one solver sends, it sends to this chain. */
    private record Outlet(AccountKeyPair keys, EnergyChain chain) implements SolutionOutlet {
        @Override
        public AccountKey solver() {
            return keys.publicKey();
        }

        @Override
        public PostOutcome post(EnergyCommand.Signed command, OperationId operation, Book lastBook, LedgerTime until) {
            return chain.post(keys, command);
        }
    }

    /** As partitions know it. */
    static final String NAME = "solver";

    private final AccountKeyPair keys;
    private final EnergyChain chain;
    private final SimulatedClient<EnergyEvent> client;
    private SolveCycle cycle;

    SolverOfTheCycle(
            AccountKeyPair keys, EnergyChain chain, List<SimulatedGateway<EnergyEvent>> gateways, Wires wires) {
        this.keys = keys;
        this.chain = chain;
        this.cycle = fresh();
        this.client = new SimulatedClient<>(NAME, chain.whole(), chain.stream(), gateways, wires, this::observe);
    }

    private SolveCycle fresh() {
        return new SolveCycle(SolverPlan.with(new GreedyMatcher()), new Outlet(keys, chain), chain::now, done -> {});
    }

    private void observe(EnergyEvent event) {
        cycle.apply(event);
    }

    /** Hears what there is. */
    void listen() {
        client.listen();
    }

    boolean hasHeardAll() {
        return client.hasHeardAll();
    }

    void act() {
        cycle.work();
    }

    /** Forgets everything, as a crashed process does. */
    void restart() {
        cycle = fresh();
        client.restart();
    }
}
