package org.gridmarket.solver.allocation.cycle;

import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.solver.cycle.PostOutcome;

/**
 * Port: signs a solution with the solver's key and brings it to the ledger.
 *
 * <p>Obligations: what may have reached the ledger is sent again under the same operation id, through any gateway, until
 * there is an outcome or time is over; an expected refusal is a value. May be called by several threads, each for another
 * market.
 */
public interface AllocationOutlet {
    /** Whose key signs. */
    AccountKey solver();

    /**
     * Submits one solution.
     *
     * @param operation the same for every retry
     * @param last the last ledger period in which it is valid
     * @param until when trying is of no more use
     */
    PostOutcome submit(
            AllocationCommand.SubmitSolution command, OperationId operation, LedgerPeriod last, LedgerTime until);
}
