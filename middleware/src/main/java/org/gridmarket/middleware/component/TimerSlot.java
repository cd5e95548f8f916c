package org.gridmarket.middleware.component;

import java.util.function.Consumer;

/** A timer with what is done when it goes off. Not for several threads. */
final class TimerSlot {
    final String port;
    final TimerTicks ticks;
    private final Consumer<Ports.Tick> handler;
    private long missed;

    TimerSlot(String port, TimerTicks ticks, Consumer<Ports.Tick> handler) {
        this.port = port;
        this.ticks = ticks;
        this.handler = handler;
    }

    /**
     * Puts a tick into the queue when the timer has gone off; one that waits there already takes the others in. It has come in
     * when it was due, however long its component was busy until it looked.
     */
    void fire(long nowMillis, WorkQueue queue) {
        long dueMillis = ticks.nextMillis();
        long due = ticks.due(nowMillis);
        if (due == 0) {
            return;
        }
        if (queue.waiting(port) > 0) {
            missed += due;
            return;
        }
        missed += due - 1;
        queue.offer(new WorkQueue.Work(port, 0, dueMillis, this::tick));
    }

    private void tick() {
        long since = missed;
        missed = 0;
        handler.accept(new Ports.Tick(since));
    }
}
