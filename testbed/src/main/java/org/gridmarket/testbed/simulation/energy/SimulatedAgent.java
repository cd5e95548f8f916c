package org.gridmarket.testbed.simulation.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gridmarket.agent.energy.AnonymousAgent;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.client.energy.CommitProof;
import org.gridmarket.client.energy.OutgoingOperation;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.testbed.day.BoardsInMemory;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.Faults;
import org.gridmarket.testbed.simulation.SimulatedClient;
import org.gridmarket.testbed.simulation.SimulatedGateway;
import org.gridmarket.testbed.simulation.Wires;

/**
 * An agent that trades for a real household, among the faults: its driver tells it what is believed, asks now and then what it
 * wants to send, and starts it again after a crash.
 */
final class SimulatedAgent {
    private static final int MEAN_STEPS_BETWEEN_CRASHES = 120;
    private static final int LONGEST_CRASH_STEPS = 10;

    private final int home;
    private final Supplier<TradingAgent> fresh;
    private final EnergyChain chain;
    private final Wires wires;
    private final BoardsInMemory boards;
    private final Faults faults;
    private final Random random;
    private final SimulatedClient<EnergyEvent> client;
    private TradingAgent agent;
    private int downFor;

    /**
     * @param fresh makes an agent that knows no more than a crashed one finds: keys, journal, plan
     * @param gateways in the order in which it asks them
     */
    SimulatedAgent(
            int home,
            Supplier<TradingAgent> fresh,
            EnergyChain chain,
            List<SimulatedGateway<EnergyEvent>> gateways,
            Wires wires,
            BoardsInMemory boards,
            Faults faults,
            Random random) {
        this.home = home;
        this.fresh = fresh;
        this.chain = chain;
        this.wires = wires;
        this.boards = boards;
        this.faults = faults;
        this.random = random;
        this.agent = fresh.get();
        this.client = new SimulatedClient<>(name(home), chain.whole(), chain.stream(), gateways, wires, this::observe);
    }

    /** As partitions know it. */
    static String name(int home) {
        return "home " + home;
    }

    private void observe(EnergyEvent event) {
        agent.observe(event);
    }

    /** One look: hears, mixes, sends; or is down. */
    void act() {
        if (downFor > 0) {
            downFor--;
            return;
        }
        client.listen();
        if (crashes()) {
            return;
        }
        chain.setClock();
        if (!wires.isOffline(name(home))) {
            boards.serve(home, agent);
        }
        for (OutgoingOperation outgoing : outgoing()) {
            TradingAgent asked = agent;
            Optional<Predicate<EnergyEvent>> proof = CommitProof.of(outgoing.command(), outgoing.submission());
            client.submit(outgoing.function(), proof, outgoing.submission(), answer -> {
                if (asked == agent) { // nobody is there any more for what was asked before a crash
                    agent.answered(outgoing, answer);
                }
            });
        }
    }

    private List<OutgoingOperation> outgoing() {
        List<OutgoingOperation> outgoing = new ArrayList<>();
        Optional<OutgoingOperation> next = agent.next(chain.now());
        while (next.isPresent()) {
            outgoing.add(next.get());
            next = agent.next(chain.now());
        }
        return outgoing;
    }

    private boolean crashes() {
        if (!faults.strikes(Fault.AGENT_CRASH, MEAN_STEPS_BETWEEN_CRASHES)) {
            return false;
        }
        agent = fresh.get();
        client.restart();
        downFor = random.nextInt(LONGEST_CRASH_STEPS);
        return true;
    }

    /** Whether it has heard everything and has nothing left to do. */
    boolean isDone() {
        return client.hasHeardAll() && agent.isDone();
    }

    String waitsFor() {
        return name(home) + (client.hasHeardAll() ? "" : " has not heard all, and") + " waits for " + agent.waitsFor();
    }

    boolean hasHeardAll() {
        return client.hasHeardAll();
    }

    /** Its accounts: the public one, and those that it has received bundles under. */
    List<AccountKey> accounts() {
        List<AccountKey> accounts = new ArrayList<>(List.of(agent.account()));
        if (agent instanceof AnonymousAgent hidden) {
            hidden.places().keySet().stream().sorted().forEach(accounts::add);
        }
        return accounts;
    }
}
