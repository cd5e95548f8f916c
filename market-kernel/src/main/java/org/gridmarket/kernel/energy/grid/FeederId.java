package org.gridmarket.kernel.energy.grid;

import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bare;

/**
 * The name of a feeder: the physical line with its overcurrent protection.
 *
 * @param name see {@link Name}
 */
@Bare
public record FeederId(String name) implements Comparable<FeederId> {
    public FeederId {
        Name.check("feeder", name);
    }

    @Override
    public int compareTo(FeederId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
