package org.gridmarket.kernel.stream.lane;

import org.jspecify.annotations.Nullable;

/**
 * How a disputed epoch ended.
 *
 * @param verdict of the majority; null when there was none in time
 */
public record Conclusion(@Nullable StreamVerdict verdict) {
    public static final Conclusion UNRESOLVED = new Conclusion(null);
}
