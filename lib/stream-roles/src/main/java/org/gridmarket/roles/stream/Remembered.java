package org.gridmarket.roles.stream;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was found of something that counts its changes: it stands until there is one more. For one thread. */
public final class Remembered<T> {
    private long changes;
    private @Nullable T what;

    /**
     * What was found last, or what is found now if nothing was or something has changed.
     *
     * @param now how many changes there were; never fewer than before
     */
    public T at(long now, Supplier<? extends T> find) {
        T known = what;
        if (known == null || changes != now) {
            known = find.get();
            what = known;
            changes = now;
        }
        return known;
    }
}
