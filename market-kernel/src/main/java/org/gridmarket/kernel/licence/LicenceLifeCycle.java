package org.gridmarket.kernel.licence;

import static org.gridmarket.kernel.licence.LicenceStatus.ENDED;
import static org.gridmarket.kernel.licence.LicenceStatus.IN_FORCE;
import static org.gridmarket.kernel.licence.LicenceStatus.NONE;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.Row;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;

/**
 * NONE -> IN_FORCE -> ENDED, which may be granted again or, when all is paid, forgotten: one table for each market that has
 * licences. Rule books refuse first, with codes of their own ({@link LicenceFacts}).
 *
 * @param grants what granting does to the ledger
 * @param withdraws what withdrawing does to it
 * @param forgets what deleting the row does to it
 * @param source the page
 */
public record LicenceLifeCycle(Effect grants, Effect withdraws, Effect forgets, String source) {
    public static final Event<LicenceFacts> GRANT = event("GRANT", LicenceFacts.class);
    public static final Event<LicenceFacts> WITHDRAW = event("WITHDRAW", LicenceFacts.class);
    public static final Event<Paid> FORGET = event("FORGET", Paid.class);

    private static final List<Role> ADMINISTRATORS =
            Arrays.stream(Organisation.values()).map(Role::admin).toList();
    private static final Guard<LicenceFacts> ROOM =
            guard("its organisation has room for one more", LicenceFacts::hasRoom);
    private static final Guard<LicenceFacts> OWN = guard("its organisation granted it", LicenceFacts::isOwn);
    private static final Guard<Paid> SETTLED = guard("its last round settled, its holder paid", Paid::paid);

    /**
     * What deleting looks at.
     *
     * @param paid whether the last round of the licence is settled and nothing is owed to its holder
     */
    public record Paid(boolean paid) {}

    /**
     * The table.
     *
     * @param name what lives, unique over all contracts
     */
    public LifeCycle<LicenceStatus, Role> table(String name) {
        List<Row<LicenceStatus, Role, ?>> rows = new ArrayList<>();
        for (Role administrator : ADMINISTRATORS) {
            rows.add(row(NONE, GRANT, IN_FORCE, administrator, ROOM, grants, source));
            rows.add(row(ENDED, GRANT, IN_FORCE, administrator, ROOM, grants, source));
            rows.add(row(IN_FORCE, WITHDRAW, ENDED, administrator, OWN, withdraws, source));
        }
        rows.add(row(ENDED, FORGET, NONE, Role.registered(), SETTLED, forgets, source));
        return new LifeCycle<>(name, NONE, rows, Role::includes);
    }
}
