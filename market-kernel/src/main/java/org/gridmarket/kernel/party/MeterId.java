package org.gridmarket.kernel.party;

import org.gridmarket.kernel.wire.Bare;

/**
 * The id of a smart meter.
 *
 * @param name see {@link Name}
 */
@Bare
public record MeterId(String name) implements Comparable<MeterId> {
    public MeterId {
        Name.check("meter id", name);
    }

    @Override
    public int compareTo(MeterId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
