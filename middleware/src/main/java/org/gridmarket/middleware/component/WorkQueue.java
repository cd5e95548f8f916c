package org.gridmarket.middleware.component;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.middleware.model.ComponentType;

/**
 * What waits for one component, by port, and which of it is next. Time comes in as an argument. Not for several threads.
 */
final class WorkQueue {
    /** The port of what concerns the component itself; it comes before all others. */
    static final String CONTROL = "";

    /**
     * Something to be done.
     *
     * @param port where it came in
     * @param bytes that it holds while it waits
     * @param arrivedMillis on the machine's monotonic clock
     * @param handler what is to be done
     */
    record Work(String port, long bytes, long arrivedMillis, Runnable handler) {}

    private final Deque<Work> control = new ArrayDeque<>();
    private final Map<String, BoundedLine<Work>> lines = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final ComponentType.Scheduler scheduler;
    private final Budget budget;
    private int turn;

    /**
     * Empty.
     *
     * @param ports in their order
     * @param budget of the actor
     */
    WorkQueue(List<String> ports, ComponentType.Scheduler scheduler, Budget budget) {
        this.scheduler = scheduler;
        this.budget = budget;
        ports.forEach(this::add);
    }

    /** One port more, after all others. */
    void add(String port) {
        order.add(port);
        lines.put(port, new BoundedLine<>(Work::bytes, budget));
    }

    private BoundedLine<Work> line(String port) {
        BoundedLine<Work> line = lines.get(port);
        if (line == null) {
            throw new IllegalArgumentException("nothing comes in at port " + port);
        }
        return line;
    }

    /** Whether there was room for it. There always is for what concerns the component itself: it is as rare as peers are. */
    boolean offer(Work work) {
        return work.port().equals(CONTROL)
                ? control.add(work)
                : line(work.port()).offer(work);
    }

    /** What waits at a port. */
    int waiting(String port) {
        return line(port).size();
    }

    /** What concerns the component itself comes first; then, if it is active, by the scheduler. */
    Optional<Work> next(boolean active) {
        Work first = control.poll();
        if (first != null || !active) {
            return Optional.ofNullable(first);
        }
        int ports = order.size();
        int from = scheduler == ComponentType.Scheduler.PRIORITY ? 0 : turn;
        for (int i = 0; i < ports; i++) {
            int port = (from + i) % ports;
            Optional<Work> work = line(order.get(port)).poll();
            if (work.isPresent()) {
                turn = (port + 1) % ports;
                return work;
            }
        }
        return Optional.empty();
    }

    /** Forgets all that waits, and gives its room back. */
    void clear() {
        control.clear();
        lines.values().forEach(BoundedLine::clear);
    }
}
