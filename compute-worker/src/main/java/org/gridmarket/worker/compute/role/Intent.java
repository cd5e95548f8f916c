package org.gridmarket.worker.compute.role;

import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * What a role wants on the ledger.
 *
 * @param function of the market or of purses
 * @param command its record
 */
public record Intent(String function, Record command) {
    public static Intent of(ComputeCommand.Signed command) {
        return new Intent(ComputeFunctions.NAMES.of(command), (Record) command);
    }

    public static Intent of(PurseCommand.Signed command) {
        return new Intent(PurseFunctions.NAMES.of(command), (Record) command);
    }

    /** Two that would do the same have the same text. */
    public String text() {
        return function + " " + RecordCodec.text(command);
    }
}
