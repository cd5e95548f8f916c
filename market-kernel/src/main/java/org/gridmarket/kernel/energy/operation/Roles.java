package org.gridmarket.kernel.energy.operation;

import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.wire.ShownText;
import org.jspecify.annotations.Nullable;

/** Whether the Fabric identity of a call has a role. */
final class Roles {
    private Roles() {}

    static @Nullable String offence(LedgerCall call, Role needed) {
        Role role = call.creator().role();
        return role.includes(needed)
                ? null
                : ShownText.of(call.creator().subject()) + " of "
                        + call.creator().organisation() + " acts as " + role + "; " + needed + " is needed";
    }
}
