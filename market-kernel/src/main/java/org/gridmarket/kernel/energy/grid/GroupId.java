package org.gridmarket.kernel.energy.grid;

import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.wire.Bare;

/**
 * The name of an anonymity group or a limit group.
 *
 * @param name see {@link Name}
 */
@Bare
public record GroupId(String name) implements Comparable<GroupId> {
    public GroupId {
        Name.check("group", name);
    }

    @Override
    public int compareTo(GroupId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
