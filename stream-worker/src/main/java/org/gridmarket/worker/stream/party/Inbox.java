package org.gridmarket.worker.stream.party;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What threads of the transport hand to a participant, in its order. Thread-safe. */
public final class Inbox {
    /** So many wait at most; who brings one more waits, and so does the broker behind it. */
    private static final int MOST = 4_096;

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private volatile Runnable news = () -> {};

    /** Who is told when something comes in. */
    public void onNews(Runnable told) {
        news = told;
    }

    /** For threads of the transport. */
    public void post(Runnable what) {
        synchronized (this) {
            try {
                while (waiting.size() >= MOST) {
                    wait();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
            waiting.add(what);
        }
        wake();
    }

    /** Something has changed besides, for whoever looks. */
    void wake() {
        news.run();
    }

    /** Does all that waits. */
    void drain() {
        for (Runnable next = take(); next != null; next = take()) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable take() {
        notifyAll();
        return waiting.poll();
    }
}
