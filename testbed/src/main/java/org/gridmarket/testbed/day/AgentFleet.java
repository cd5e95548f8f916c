package org.gridmarket.testbed.day;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.gridmarket.agent.energy.AgentDriver;
import org.gridmarket.agent.energy.ProsumerAgent;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.agent.energy.plan.OfferPlan;
import org.gridmarket.client.BlockEvents;
import org.gridmarket.client.energy.BoardLink;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.jspecify.annotations.Nullable;

/** Drives the agents of all homes on virtual threads; what they do goes through the gateways and nothing else. */
final class AgentFleet implements AutoCloseable {
    /** Real homes would not all speak in the same second; more at a time only wait in each other's way. */
    private static final int WIRES = 24;

    private final List<AgentDriver> drivers;
    private final List<TradingAgent> agents;
    private boolean goingOn;
    private final BoardLink boards;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    AgentFleet(List<TradingAgent> agents, GatewayLink link, BoardLink boards, Stopwatch stopwatch) {
        this.boards = boards;
        this.agents = List.copyOf(agents);
        Semaphore wires = new Semaphore(WIRES, true);
        drivers = agents.stream()
                .map(agent -> new AgentDriver(agent, link, wires, stopwatch::committed))
                .toList();
    }

    void start() {
        for (AgentDriver driver : drivers) {
            drive(() -> driver.run(this::drive));
            drive(() -> driver.runBoards(boards));
        }
    }

    /**
     * The agents have a day behind them and offer something else from now on, for ever.
     *
     * @param plans by account
     */
    void goOn(Map<AccountKey, OfferPlan> plans) {
        for (int i = 0; i < agents.size(); i++) {
            if (agents.get(i) instanceof ProsumerAgent agent && plans.containsKey(agent.account())) {
                AgentDriver driver = drivers.get(i);
                driver.with(() -> agent.replan(plans.get(agent.account())));
                if (!goingOn) {
                    drive(() -> runForEver(driver));
                }
            }
        }
        goingOn = true;
    }

    private void runForEver(AgentDriver driver) throws InterruptedException {
        while (true) {
            driver.awaitWork();
            driver.run(this::drive);
        }
    }

    private void drive(AgentDriver.Work work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException broken) {
                failure.compareAndSet(null, broken);
            }
        });
    }

    /** Tells all agents what a transaction told. */
    void tell(BlockEvents<EnergyEvent> told) {
        drivers.forEach(driver -> driver.tell(told.events()));
    }

    /** Something without which the agents cannot go on has broken; {@link #check} tells it. */
    void fail(Throwable broken) {
        failure.compareAndSet(null, new IllegalStateException("the stream of events broke: " + broken, broken));
    }

    /** Throws what made an agent give up, if one has. */
    void check() {
        RuntimeException broken = failure.get();
        if (broken != null) {
            throw broken;
        }
    }

    long posted() {
        return drivers.stream().filter(AgentDriver::hasPosted).count();
    }

    long done() {
        return drivers.stream().filter(AgentDriver::isDone).count();
    }

    int size() {
        return drivers.size();
    }

    /** What the first agents still wait for that are not done. */
    List<String> unsettled(int most) {
        return waiting(driver -> !driver.isDone(), most);
    }

    /** What the first agents still wait for that have not posted everything. */
    List<String> unposted(int most) {
        return waiting(driver -> !driver.hasPosted(), most);
    }

    private List<String> waiting(Predicate<AgentDriver> who, int most) {
        return drivers.stream()
                .filter(who)
                .limit(most)
                .map(AgentDriver::waitsFor)
                .toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
