package org.gridmarket.middleware.actor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.gridmarket.middleware.component.Budget;
import org.gridmarket.middleware.component.ComponentLimits;

/** What components of an actor have handed over and the loop has not sent yet. For several threads. */
final class LeavingLine {
    private record Leaving(long bytes, Runnable work) {}

    private final Budget bytesLeft = new Budget(ComponentLimits.LEAVING_BYTES);
    private final BlockingQueue<Leaving> line = new ArrayBlockingQueue<>(ComponentLimits.LEAVING_MESSAGES);

    /** Whether there was room for it. */
    boolean offer(long bytes, Runnable work) {
        if (!bytesLeft.take(bytes)) {
            return false;
        }
        if (!line.offer(new Leaving(bytes, work))) {
            bytesLeft.giveBack(bytes);
            return false;
        }
        return true;
    }

    /** Sends what is there at the beginning; what is handed over meanwhile has the next turn. */
    void send() {
        List<Leaving> all = new ArrayList<>();
        line.drainTo(all);
        for (Leaving each : all) {
            bytesLeft.giveBack(each.bytes());
            each.work().run();
        }
    }
}
