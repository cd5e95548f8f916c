package org.gridmarket.solver.cycle;

import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * Port: signs a command with the solver's key and brings it to the ledger.
 *
 * <p>Obligations: what may have reached the ledger is sent again under the same operation id, through any gateway, until
 * there is an outcome or time is over; an expected refusal is a value.
 */
public interface SolutionOutlet {
    /** Whose key signs. */
    AccountKey solver();

    /**
     * Posts one command.
     *
     * @param operation the same for every retry of this command
     * @param lastBook the last book in which it is valid
     * @param until when trying is of no more use
     */
    PostOutcome post(EnergyCommand.Signed command, OperationId operation, Book lastBook, LedgerTime until);
}
