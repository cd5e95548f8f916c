package org.gridmarket.roles.stream.desk;

import java.util.List;
import org.gridmarket.kernel.party.AccountKey;

/**
 * Somebody who is registered at the broker.
 *
 * @param roles as what, each once: so others know whose topics concern them
 */
public record Member(AccountKey account, List<MemberRole> roles) {
    public Member {
        roles = roles.stream().distinct().sorted().toList();
    }

    public boolean is(MemberRole role) {
        return roles.contains(role);
    }
}
