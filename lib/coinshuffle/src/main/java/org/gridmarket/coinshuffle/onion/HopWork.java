package org.gridmarket.coinshuffle.onion;

import java.util.List;
import java.util.function.Function;

/** How independent pieces of one hop are computed. The result does not depend on it. */
public interface HopWork {
    /** In the calling thread. */
    HopWork IN_TURN = new HopWork() {
        @Override
        public <T, R> List<R> each(List<T> items, Function<T, R> work) {
            return items.stream().map(work).toList();
        }
    };

    /** On the common pool as well: one core for each entry of a list, as far as there are cores. */
    HopWork IN_PARALLEL = new HopWork() {
        @Override
        public <T, R> List<R> each(List<T> items, Function<T, R> work) {
            return items.parallelStream().map(work).toList();
        }
    };

    /** Results in the order of the items. */
    <T, R> List<R> each(List<T> items, Function<T, R> work);
}
