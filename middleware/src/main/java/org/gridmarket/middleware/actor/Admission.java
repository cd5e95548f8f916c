package org.gridmarket.middleware.actor;

import java.util.Objects;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * How another actor may be connected to this one.
 *
 * @param key that it has to show, from another machine; absent when it may not come from one
 * @param sameMachine whether it may come without one, over the loopback interface
 */
public record Admission(@Nullable Bytes key, boolean sameMachine) {
    boolean hasKey(Bytes shown) {
        return Objects.equals(shown, key);
    }
}
