package org.gridmarket.kernel.operation;

import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.wire.ShownText;
import org.jspecify.annotations.Nullable;

/** Whether the Fabric identity of a call has a role. */
public final class Roles {
    private Roles() {}

    /** What keeps the caller from acting as this role; null when nothing does. */
    public static @Nullable String offence(LedgerCall call, Role needed) {
        Role role = call.creator().role();
        return role.includes(needed)
                ? null
                : ShownText.of(call.creator().subject()) + " of "
                        + call.creator().organisation() + " acts as " + role + "; " + needed + " is needed";
    }
}
