package org.gridmarket.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * What has to be undone, last first: at the end, on failure, and on Ctrl-C, so that nothing stays behind. Thread-safe;
 * everything is undone once.
 */
public final class Closing implements AutoCloseable {
    private record Step(String what, Runnable undo) {}

    private final Deque<Step> steps = new ArrayDeque<>();
    private final Thread hook = new Thread(this::undoAll, "closing");
    private final CountDownLatch undone = new CountDownLatch(1);
    private boolean closed;

    public Closing() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Remembers how to undo what has just been done; undoes it at once when closing has begun. */
    public void add(String what, Runnable undo) {
        synchronized (this) {
            if (!closed) {
                steps.push(new Step(what, undo));
                return;
            }
        }
        undo.run();
    }

    /** Remembers to stop a process. */
    public ChildProcess add(ChildProcess process, long patienceMillis) {
        add("stop " + process.name(), () -> process.stop(patienceMillis));
        return process;
    }

    /** Whether it has begun: what ends from then on ends by it. */
    public synchronized boolean hasBegun() {
        return closed;
    }

    private void undoAll() {
        List<Step> todo;
        synchronized (this) {
            closed = true;
            todo = new ArrayList<>(steps);
            steps.clear();
        }
        for (Step step : todo) {
            try {
                step.undo().run();
            } catch (RuntimeException failure) { // the others must be undone too
                System.err.println("gridmarket: could not " + step.what() + ": " + failure.getMessage());
            }
        }
        undone.countDown();
    }

    /** Waits until all is undone: for a program that runs until its process is stopped. */
    public void awaitEnd() throws InterruptedException {
        undone.await();
    }

    @Override
    public void close() {
        undoAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            return; // then the hook finds nothing left to do
        }
    }
}
