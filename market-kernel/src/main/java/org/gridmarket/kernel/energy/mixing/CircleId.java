package org.gridmarket.kernel.energy.mixing;

import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bare;

/**
 * The name of a circle.
 *
 * @param name see {@link Name}
 */
@Bare
public record CircleId(String name) implements Comparable<CircleId> {
    public CircleId {
        Name.check("circle", name);
    }

    @Override
    public int compareTo(CircleId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
