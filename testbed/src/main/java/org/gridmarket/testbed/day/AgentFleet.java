package org.gridmarket.testbed.day;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.gridmarket.testbed.household.GatewayLink;
import org.gridmarket.testbed.household.ProsumerAgent;
import org.jspecify.annotations.Nullable;

/** Drives the agents of all homes, one virtual thread each; what they do goes through the gateways and nothing else. */
final class AgentFleet implements AutoCloseable {
    private final List<AgentDriver> drivers;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    AgentFleet(List<ProsumerAgent> agents, GatewayLink link, Stopwatch stopwatch) {
        drivers = agents.stream()
                .map(agent -> new AgentDriver(agent, link, stopwatch))
                .toList();
    }

    void start() {
        for (AgentDriver driver : drivers) {
            threads.execute(() -> {
                try {
                    driver.run();
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException broken) {
                    failure.compareAndSet(null, broken);
                }
            });
        }
    }

    /** Tells all agents what a transaction told. */
    void tell(GatewayLink.Told told) {
        drivers.forEach(driver -> driver.tell(told.events()));
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

    /** What the first agents that are not done still wait for. */
    List<String> waiting(int most) {
        List<String> waiting = new ArrayList<>();
        for (AgentDriver driver : drivers) {
            if (!driver.isDone() && waiting.size() < most) {
                waiting.add(driver.waitsFor());
            }
        }
        return waiting;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
