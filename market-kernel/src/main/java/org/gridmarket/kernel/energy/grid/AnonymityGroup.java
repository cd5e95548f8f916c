package org.gridmarket.kernel.energy.grid;

import java.util.List;

/**
 * A set of feeders whose prosumers hide among each other; an asset carries its group, not its feeder.
 *
 * @param id its name
 * @param feeders what it consists of; the groups of a plan partition the feeders
 */
public record AnonymityGroup(GroupId id, List<FeederId> feeders) {
    public AnonymityGroup {
        feeders = List.copyOf(feeders);
        if (feeders.isEmpty()) {
            throw new IllegalArgumentException("anonymity group " + id + " has no feeder");
        }
    }
}
