package org.gridmarket.kernel.agreement;

import static org.gridmarket.kernel.agreement.ProposalStatus.APPROVED;
import static org.gridmarket.kernel.agreement.ProposalStatus.OPEN;
import static org.gridmarket.kernel.agreement.ProposalStatus.UNKNOWN;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.Row;
import org.gridmarket.kernel.party.Role;

/**
 * UNKNOWN -> OPEN -> APPROVED, and back to UNKNOWN when it is over: one table for each market that changes by agreement. Rule
 * books refuse first, with codes of their own ({@link Proposing}, {@link Approving}).
 *
 * @param proposer who may propose
 * @param approvers who may approve, as the changes name
 * @param proposes what proposing does to the ledger
 * @param approves what approving does to it
 * @param forgets what deleting the row does to it
 * @param source the page
 */
public record ProposalLifeCycle(
        Role proposer, List<Role> approvers, Effect proposes, Effect approves, Effect forgets, String source) {
    public static final Event<Proposing> PROPOSE = event("PROPOSE", Proposing.class);
    public static final Event<Approving> APPROVE = event("APPROVE", Approving.class);
    public static final Event<Fallen> FORGET = event("FORGET", Fallen.class);

    private static final Guard<Proposing> WELL_FORMED =
            guard("changes that one organisation may approve", Proposing::isWellFormed);
    private static final Guard<Approving> AS_READ = guard("digest as read", Approving::isAsRead);
    private static final Guard<Fallen> OVER = guard("nobody can approve it or ask for it any more", Fallen::over);

    /**
     * What deleting looks at.
     *
     * @param over whether it holds from a time that nobody can ask for any more
     */
    public record Fallen(boolean over) {}

    public ProposalLifeCycle {
        approvers = List.copyOf(approvers);
    }

    /** The table of the energy market. */
    public LifeCycle<ProposalStatus, Role> table() {
        return table("proposal");
    }

    /**
     * The table.
     *
     * @param name what lives, unique over all contracts
     */
    public LifeCycle<ProposalStatus, Role> table(String name) {
        List<Row<ProposalStatus, Role, ?>> rows = new ArrayList<>();
        rows.add(row(UNKNOWN, PROPOSE, OPEN, proposer, WELL_FORMED, proposes, source));
        approvers.forEach(approver -> rows.add(row(OPEN, APPROVE, APPROVED, approver, AS_READ, approves, source)));
        rows.add(row(OPEN, FORGET, UNKNOWN, Role.registered(), OVER, forgets, source));
        rows.add(row(APPROVED, FORGET, UNKNOWN, Role.registered(), OVER, forgets, source));
        return new LifeCycle<>(name, UNKNOWN, rows, Role::includes);
    }
}
