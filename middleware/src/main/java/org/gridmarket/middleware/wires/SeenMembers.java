package org.gridmarket.middleware.wires;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.middleware.MiddlewareLimits;

/**
 * From one view of a membership layer to the next: who appeared, who vanished, and who was lost so short a time ago that the
 * view may be wrong. Times are of the monotonic clock, ms.
 *
 * @param <A> how the layer calls its members
 */
final class SeenMembers<A> {
    private final A self;
    private final Set<A> present = new LinkedHashSet<>();
    private final Map<A, Long> lostUntil = new LinkedHashMap<>();

    /** What is different in a view. */
    record Change<A>(List<A> appeared, List<A> vanished) {}

    SeenMembers(A self) {
        this.self = self;
    }

    /** Takes a view. */
    synchronized Change<A> view(Collection<A> members, long nowMillis) {
        List<A> appeared = new ArrayList<>();
        List<A> vanished = new ArrayList<>();
        for (A member : members) {
            if (!member.equals(self) && present.add(member)) {
                lostUntil.remove(member);
                appeared.add(member);
            }
        }
        for (A member : List.copyOf(present)) {
            if (!members.contains(member)) {
                present.remove(member);
                lostUntil.put(member, nowMillis + MiddlewareLimits.LOST_MILLIS);
                vanished.add(member);
            }
        }
        return new Change<>(appeared, vanished);
    }

    /** Whether what it says is handed on: it is in the view, or was a short time ago. */
    synchronized boolean isHeard(A member, long nowMillis) {
        return present.contains(member) || lost(nowMillis).contains(member);
    }

    /** Those that the view has lost a short time ago. */
    synchronized List<A> lost(long nowMillis) {
        lostUntil.values().removeIf(until -> until <= nowMillis);
        return List.copyOf(lostUntil.keySet());
    }
}
