package org.gridmarket.kernel.allocation.message;

import java.util.List;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Name;

/**
 * Who may post, and as part of what.
 *
 * @param account the member
 * @param groups at most {@link AllocationLimit#GROUPS_PER_MEMBER}, ascending, each once
 */
public record Admission(AccountKey account, List<String> groups) {
    public Admission {
        groups = List.copyOf(groups);
        if (groups.size() > AllocationLimit.GROUPS_PER_MEMBER.ceiling()) {
            throw new IllegalArgumentException(
                    groups.size() + " groups; at most " + AllocationLimit.GROUPS_PER_MEMBER.ceiling() + " are allowed");
        }
        for (int i = 0; i < groups.size(); i++) {
            Name.check("group", groups.get(i));
            if (i > 0 && groups.get(i - 1).compareTo(groups.get(i)) >= 0) {
                throw new IllegalArgumentException("groups " + groups + " are not ascending, each once");
            }
        }
    }
}
