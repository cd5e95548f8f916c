package org.gridmarket.discovery.protocol;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gridmarket.discovery.record.NodeId;

/** All subscribers of a daemon. */
final class Subscriptions {
    private final Map<Long, Subscription> subscribers = new LinkedHashMap<>();

    void add(long subscriber, Subscription subscription) {
        subscribers.put(subscriber, subscription);
    }

    void remove(long subscriber) {
        subscribers.remove(subscriber);
    }

    int size() {
        return subscribers.size();
    }

    /** Looks at the nodes that have changed, and with {@code undecided} at those that only time decides. */
    void look(Set<NodeId> changed, boolean undecided, Function<NodeId, Subscription.View> views, long nowMillis) {
        for (Subscription subscription : subscribers.values()) {
            Set<NodeId> nodes = new LinkedHashSet<>(changed);
            if (undecided) {
                nodes.addAll(subscription.open());
            }
            nodes.forEach(node -> subscription.look(node, views.apply(node), nowMillis));
        }
    }
}
