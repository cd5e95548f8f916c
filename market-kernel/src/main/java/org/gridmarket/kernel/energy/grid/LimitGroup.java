package org.gridmarket.kernel.energy.grid;

import java.util.List;

/**
 * A union of anonymity groups with limits; a trade counts in every limit group that contains its own.
 *
 * @param id its name
 * @param members the anonymity groups
 * @param limit C_g^i and C_g^e
 */
public record LimitGroup(GroupId id, List<GroupId> members, NetLimit limit) {
    public LimitGroup {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("limit group " + id + " has no member");
        }
    }
}
