package org.gridmarket.middleware.component;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What waits in one place, in order: at most {@link ComponentLimits#PORT_MESSAGES} and {@link ComponentLimits#PORT_BYTES}, and
 * what all places together may hold. Not for several threads; the budget is.
 *
 * @param <T> what waits
 */
public final class BoundedLine<T> {
    private final ToLongFunction<T> size;
    private final Budget budget;
    private final Deque<T> waiting = new ArrayDeque<>();
    private long bytes;

    /**
     * Empty.
     *
     * @param size bytes that one holds while it waits; the same whenever it is asked
     * @param budget of all places together
     */
    public BoundedLine(ToLongFunction<T> size, Budget budget) {
        this.size = size;
        this.budget = budget;
    }

    /** Whether there was room for it. */
    public boolean offer(T one) {
        long more = size.applyAsLong(one);
        if (waiting.size() >= ComponentLimits.PORT_MESSAGES
                || bytes + more > ComponentLimits.PORT_BYTES
                || !budget.take(more)) {
            return false;
        }
        waiting.add(one);
        bytes += more;
        return true;
    }

    /** The first; it stays. */
    public Optional<T> first() {
        return Optional.ofNullable(waiting.peek());
    }

    /** Takes the first, and gives its room back; empty when nothing waits. */
    public Optional<T> poll() {
        Optional<T> first = Optional.ofNullable(waiting.poll());
        first.map(size::applyAsLong).ifPresent(less -> {
            bytes -= less;
            budget.giveBack(less);
        });
        return first;
    }

    /** Forgets all that waits, and gives its room back. */
    public void clear() {
        waiting.clear();
        budget.giveBack(bytes);
        bytes = 0;
    }

    public int size() {
        return waiting.size();
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }
}
